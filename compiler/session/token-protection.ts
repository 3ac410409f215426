import { caseInsensitiveEnum } from '../../schemas/words.ts';
import { enabledAt } from './enabled-control.ts';
import type { SessionControl } from './session-control.ts';

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
};
