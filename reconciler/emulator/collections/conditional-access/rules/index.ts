import { GRANT_RULES } from './grants.ts';
import { IDENTITY_RULES } from './identities.ts';
import { LICENCE_RULES } from './licences.ts';
import { REFERENCE_RULES } from './references.ts';
import type { Rule } from './rule.ts';
import { SESSION_RULES } from './sessions.ts';
import { STRUCTURE_RULES } from './structure.ts';
import { WORKLOAD_RULES } from './workloads.ts';

/** Every rule, in the order in which they are tried: shape before licences before objects. The first refusal is the answer. */
export const RULES: readonly Rule[] = [
  ...STRUCTURE_RULES,
  ...IDENTITY_RULES,
  ...GRANT_RULES,
  ...SESSION_RULES,
  ...WORKLOAD_RULES,
  ...LICENCE_RULES,
  ...REFERENCE_RULES,
];
