import { z } from 'zod';
import { enabledAt } from './enabled-control.ts';
import type { SessionControl } from './session-control.ts';
import { tellControl } from './tell-control.ts';

const pattern = /^id:(.+)$/i;

/**
 * Traffic goes through a security profile of Global Secure Access: `sessionControls.globalSecureAccessFilteringProfile`, beta
 * only. Profiles are no collection we look names up in, so the profile is written as `id:`.
 */
export const globalSecureAccessProfile: SessionControl<string> = {
  name: 'globalSecureAccessProfile',
  schema: z
    .string()
    .regex(pattern, 'expected the id of a security profile, as `id:` and a GUID')
    .transform((text) => pattern.exec(text)?.[1] ?? text)
    .describe('Traffic goes through this security profile of Global Secure Access, `id:` and its id; beta only.'),
  wire: ['/sessionControls/globalSecureAccessFilteringProfile'],
  lower: (spec) => ({ globalSecureAccessFilteringProfile: { profileId: spec, isEnabled: true } }),
  lift(sessionControls) {
    const profileId = enabledAt(sessionControls, 'globalSecureAccessFilteringProfile')?.profileId;
    return typeof profileId === 'string' && /^.+$/.test(profileId) ? profileId : undefined;
  },
  write: (spec) => `id:${spec}`,
  tell: [
    tellControl('/sessionControls/globalSecureAccessFilteringProfile', {
      lift: (body) => globalSecureAccessProfile.lift(body),
      says: (profile) => ['traffic goes through the security profile ', { name: profile }],
      silent: 'traffic no longer goes through a security profile',
      coming: () => 'tighter',
    }),
  ],
};
