import type { Json } from '../json.ts';
import type { Effect, Telling } from '../telling/telling.ts';

const reported = 'enabledForReportingButNotEnforced';

/** Whether a Conditional Access policy is enforced, only reported, or off: the one property that undoes all others. */
export const tellState: Telling = {
  pointer: '/state',
  tell: ({ before, after }) => {
    const words = wordsFor(before, after);
    const effect: Effect = after === 'enabled' ? 'tighter' : before === 'enabled' ? 'looser' : 'same';
    return words === undefined ? undefined : { words: [words], effect };
  },
};

function wordsFor(before: Json, after: Json): string | undefined {
  if (after === 'enabled') return 'now enforced';
  if (after === reported)
    return before === 'enabled' ? 'no longer enforced, only reported' : 'now reported, not enforced';
  if (after !== 'disabled') return undefined;
  return before === 'enabled' ? 'no longer enforced, switched off' : 'switched off';
}
