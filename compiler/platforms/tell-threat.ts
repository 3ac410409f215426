import type { Telling } from '../../schemas/telling/telling.ts';

const levels = ['secured', 'low', 'medium', 'high'];

/** The highest level that is allowed, and the switch without which it is not looked at. */
export function tellThreat(enabled: string, level: string): readonly Telling[] {
  return [enabled, level].map((property) => ({
    pointer: `/${property}`,
    tell: (_, { before, after }) => {
      const [was, is] = [before, after].map((body) => (body[enabled] === true ? body[level] : undefined));
      if (was === is) return undefined;
      if (typeof is !== 'string')
        return { words: ['the threat level of the device is no longer asked about'], effect: 'looser' };
      if (typeof was !== 'string')
        return { words: [`the threat level of the device may be at most `, { name: is }], effect: 'tighter' };
      return {
        words: ['the threat level of the device may be at most ', { name: is }, ' instead of ', { name: was }],
        effect: levels.indexOf(is) > levels.indexOf(was) ? 'looser' : 'tighter',
      };
    },
  }));
}
