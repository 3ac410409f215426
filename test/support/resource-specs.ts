import fc, { type Arbitrary } from 'fast-check';
import type { FilterRule } from '../../compiler/conditions/filter-rule.ts';
import type { ResourcesSpec } from '../../compiler/conditions/resources.ts';
import { isNotEmpty, listOfNames, namesAnd, partial, someOf } from './name-specs.ts';

export const filterSpecs: Arbitrary<FilterRule> = fc.oneof(
  fc.record({ include: fc.string({ minLength: 1 }) }),
  fc.record({ exclude: fc.string({ minLength: 1 }) }),
);

const apps = namesAnd('all apps', 'no apps', 'Office 365', 'Microsoft Admin Portals', 'all agent resources');

/** Contexts have ids a person can say, which need no `id:`. */
const contexts = fc.oneof(
  listOfNames.filter((list) => !list.some((name) => /^(id:)?c\d/.test(name))),
  fc.constantFrom(['c1'], ['c99', 'Sensitive'], ['name:c1', 'c0', 'c100']),
);

const profiles = fc.uniqueArray(fc.constantFrom('m365', 'internet', 'private'), { minLength: 1 });

/** What a sentence protects, in the one form `lift` answers with. */
export const resourceSpecs: Arbitrary<ResourcesSpec> = partial<ResourcesSpec>({
  apps,
  except: apps,
  filter: filterSpecs,
  userActions: someOf(['registerSecurityInformation', 'registerDevice', 'recoverAccount'] as const),
  authenticationContexts: contexts,
  globalSecureAccess: profiles,
  networkAccess: profiles,
}).filter(isNotEmpty);
