import { tellAmount } from '../../schemas/telling/tell-value.ts';
import type { Telling } from '../../schemas/telling/telling.ts';

/** The oldest and the newest version or build that is allowed. */
export function tellRange(minimum: string, maximum: string, noun: 'version' | 'build'): readonly Telling[] {
  return [
    tellAmount(`/${minimum}`, {
      says: (value) => [`the oldest ${noun} allowed is now `, ...value],
      silent: `any old ${noun} is now allowed`,
      more: 'tighter',
    }),
    tellAmount(`/${maximum}`, {
      says: (value) => [`the newest ${noun} allowed is now `, ...value],
      silent: `any new ${noun} is now allowed`,
      more: 'looser',
    }),
  ];
}
