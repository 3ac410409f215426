import { blocksEveryone } from './blocks-everyone.ts';
import { blocksOwnIdentity } from './blocks-own-identity.ts';
import { breakGlass } from './break-glass.ts';
import { deletesReferenced } from './deletes-referenced.ts';
import type { Guard } from './guard.ts';
import { massChange } from './mass-change.ts';
import { shrinkingExclusion } from './shrinking-exclusion.ts';

/** Every safety gate, in the order of its code. All of them run: a person sees every reason at once. */
export const guards: readonly Guard[] = [
  deletesReferenced,
  breakGlass,
  blocksEveryone,
  blocksOwnIdentity,
  massChange,
  shrinkingExclusion,
];
