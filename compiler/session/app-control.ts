import { caseInsensitiveEnum } from '../../schemas/words.ts';
import { enabledAt } from './enabled-control.ts';
import type { SessionControl } from './session-control.ts';
import { tellControl } from './tell-control.ts';

const types = ['monitorOnly', 'blockDownloads', 'mcasConfigured'] as const;
type AppControlType = (typeof types)[number];

const sayings: Readonly<Record<AppControlType, string>> = {
  monitorOnly: 'Defender for Cloud Apps watches the session',
  blockDownloads: 'Defender for Cloud Apps blocks downloads',
  mcasConfigured: 'Defender for Cloud Apps does in the session what its own policies say',
};

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
  tell: [
    tellControl('/sessionControls/cloudAppSecurity', {
      lift: (body) => appControl.lift(body),
      says: (type) => [sayings[type]],
      silent: 'the session no longer runs through Defender for Cloud Apps',
      coming: () => 'tighter',
    }),
  ],
};
