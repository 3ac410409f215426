import { z } from 'zod';
import { enabledAt } from './enabled-control.ts';
import type { SessionControl } from './session-control.ts';
import { tellControl } from './tell-control.ts';

/**
 * The application limits what can be done from an unmanaged device: `sessionControls.applicationEnforcedRestrictions`. Exchange
 * Online and SharePoint Online honour it (Microsoft docs: concept-conditional-access-session, 2025).
 */
export const applicationEnforcedRestrictions: SessionControl<true> = {
  name: 'applicationEnforcedRestrictions',
  schema: z
    .literal(true)
    .describe('Exchange Online and SharePoint Online limit what can be done from an unmanaged device.'),
  wire: ['/sessionControls/applicationEnforcedRestrictions'],
  lower: () => ({ applicationEnforcedRestrictions: { isEnabled: true } }),
  lift: (sessionControls) =>
    enabledAt(sessionControls, 'applicationEnforcedRestrictions') === undefined ? undefined : true,
  write: (spec) => spec,
  tell: [
    tellControl('/sessionControls/applicationEnforcedRestrictions', {
      lift: (body) => applicationEnforcedRestrictions.lift(body),
      says: () => ['apps limit what can be done from an unmanaged device'],
      silent: 'apps no longer limit what can be done from an unmanaged device',
      coming: () => 'tighter',
    }),
  ],
};
