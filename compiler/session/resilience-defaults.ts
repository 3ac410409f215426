import { caseInsensitiveEnum } from '../../schemas/words.ts';
import type { SessionControl } from './session-control.ts';
import { tellControl } from './tell-control.ts';

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
  tell: [
    tellControl('/sessionControls/disableResilienceDefaults', {
      lift: (body) => resilienceDefaults.lift(body),
      says: (word) => [
        word === 'disabled' ? 'sessions expire even during an outage' : 'sessions are extended during an outage',
      ],
      silent: 'sessions are extended during an outage',
      coming: (word) => (word === 'disabled' ? 'tighter' : 'same'),
      instead: (_, word) => (word === 'disabled' ? 'tighter' : 'looser'),
    }),
  ],
};
