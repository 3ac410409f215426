import { isJsonObject } from '../../schemas/json.ts';
import { caseInsensitiveEnum } from '../../schemas/words.ts';
import type { SessionControl } from './session-control.ts';
import { tellControl } from './tell-control.ts';

const modes = ['strictLocation', 'strictEnforcement', 'disabled'] as const;
type Mode = (typeof modes)[number];

const sayings: Readonly<Record<Mode, string>> = {
  strictLocation: 'a session ends at once when it comes from outside the allowed locations',
  strictEnforcement: 'a session ends at once when the account or its risk changes',
  disabled: 'a session lasts until its token expires, whatever happens',
};

/**
 * Whether a session ends at once when something changes: `sessionControls.continuousAccessEvaluation`, beta only
 * (continuousAccessEvaluationMode). The object has no `isEnabled`, unlike its siblings.
 */
export const continuousAccessEvaluation: SessionControl<Mode> = {
  name: 'continuousAccessEvaluation',
  schema: caseInsensitiveEnum(modes).describe(
    'Whether a session ends at once when an account, its risk or its place changes: `strictLocation` cuts off addresses outside the allowed locations, `disabled` waits for the token to expire; beta only.',
  ),
  wire: ['/sessionControls/continuousAccessEvaluation'],
  lower: (spec) => ({ continuousAccessEvaluation: { mode: spec } }),
  lift(sessionControls) {
    const body = sessionControls.continuousAccessEvaluation;
    return isJsonObject(body) ? modes.find((mode) => mode === body.mode) : undefined;
  },
  write: (spec) => spec,
  tell: [
    tellControl('/sessionControls/continuousAccessEvaluation', {
      lift: (body) => continuousAccessEvaluation.lift(body),
      says: (mode) => [sayings[mode]],
      silent: 'sessions end early as the tenant is set up',
      coming: (mode) => (mode === 'disabled' ? 'looser' : 'tighter'),
    }),
  ],
};
