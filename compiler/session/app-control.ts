import { caseInsensitiveEnum } from '../../schemas/words.ts';
import { enabledAt } from './enabled-control.ts';
import type { SessionControl } from './session-control.ts';

const types = ['monitorOnly', 'blockDownloads', 'mcasConfigured'] as const;
type AppControlType = (typeof types)[number];

/** The session runs through Defender for Cloud Apps: `sessionControls.cloudAppSecurity` (cloudAppSecuritySessionControlType). */
export const appControl: SessionControl<AppControlType> = {
  name: 'appControl',
  schema: caseInsensitiveEnum(types).describe(
    'The session runs through Defender for Cloud Apps: it watches, blocks downloads, or (`mcasConfigured`) does what its own policies say.',
  ),
  wire: ['/sessionControls/cloudAppSecurity'],
  lower: (spec) => ({ cloudAppSecurity: { cloudAppSecurityType: spec, isEnabled: true } }),
  lift(sessionControls) {
    const body = enabledAt(sessionControls, 'cloudAppSecurity');
    return types.find((type) => type === body?.cloudAppSecurityType);
  },
  write: (spec) => spec,
};
