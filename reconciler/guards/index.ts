import { blocksEveryone } from './blocks-everyone.ts';
import { blocksOwnIdentity } from './blocks-own-identity.ts';
import { breakGlass } from './break-glass.ts';
import { deletesReferenced } from './deletes-referenced.ts';
import { emptyEmergencyGroup } from './empty-emergency-group.ts';
import { growingExclusion } from './growing-exclusion.ts';
import type { Guard } from './guard.ts';
import { massChange } from './mass-change.ts';
import { removesAppProtection } from './removes-app-protection.ts';
import { shrinkingExclusion } from './shrinking-exclusion.ts';
import { strictWithoutPolicy } from './strict-without-policy.ts';
import { unknownEmergencyAccess } from './unknown-emergency-access.ts';
import { unusableEmergencyAccount } from './unusable-emergency-account.ts';
import { weakenedPolicy } from './weakened-policy.ts';

/** Every safety gate, in the order of its code. All of them run: a person sees every reason at once. */
export const guards: readonly Guard[] = [
  breakGlass,
  blocksEveryone,
  blocksOwnIdentity,
  massChange,
  shrinkingExclusion,
  unusableEmergencyAccount,
  emptyEmergencyGroup,
  weakenedPolicy,
  unknownEmergencyAccess,
  growingExclusion,
  deletesReferenced,
  removesAppProtection,
  strictWithoutPolicy,
];
