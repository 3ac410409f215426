import { caseInsensitiveEnum } from '../../schemas/words.ts';
import { enabledAt } from './enabled-control.ts';
import type { SessionControl } from './session-control.ts';
import { tellControl } from './tell-control.ts';

/** Tokens work on the device they were issued to and nowhere else: `sessionControls.secureSignInSession`. */
export const tokenProtection: SessionControl<'required'> = {
  name: 'tokenProtection',
  schema: caseInsensitiveEnum(['required']).describe(
    'Sign-in tokens work only on the device they were issued to, so that a stolen one is worth nothing.',
  ),
  wire: ['/sessionControls/secureSignInSession'],
  lower: () => ({ secureSignInSession: { isEnabled: true } }),
  lift: (sessionControls) => (enabledAt(sessionControls, 'secureSignInSession') === undefined ? undefined : 'required'),
  write: (spec) => spec,
  tell: [
    tellControl('/sessionControls/secureSignInSession', {
      lift: (body) => tokenProtection.lift(body),
      says: () => ['tokens work only on the device they were issued to'],
      silent: 'tokens work on any device again',
      coming: () => 'tighter',
    }),
  ],
};
