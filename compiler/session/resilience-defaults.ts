import { caseInsensitiveEnum } from '../../schemas/words.ts';
import type { SessionControl } from './session-control.ts';

const words = ['disabled', 'enabled'] as const;
type Word = (typeof words)[number];

/**
 * Whether a session lives on during an outage of Entra ID: `sessionControls.disableResilienceDefaults`. `enabled` is what holds
 * anyway; real policies write it out.
 */
export const resilienceDefaults: SessionControl<Word> = {
  name: 'resilienceDefaults',
  schema: caseInsensitiveEnum(words).describe(
    'During an outage of Entra ID sessions are extended; `disabled` ends them when they expire, outage or not.',
  ),
  wire: ['/sessionControls/disableResilienceDefaults'],
  lower: (spec) => ({ disableResilienceDefaults: spec === 'disabled' }),
  lift({ disableResilienceDefaults }) {
    if (typeof disableResilienceDefaults !== 'boolean') return undefined;
    return disableResilienceDefaults ? 'disabled' : 'enabled';
  },
  write: (spec) => spec,
};
