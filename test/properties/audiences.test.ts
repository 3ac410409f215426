import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { valuesAt } from '../../schemas/kinds/map-at.ts';
import { isReference, parseReference } from '../../schemas/reference.ts';
import { sourcesOf } from '../support/compile-text.ts';
import { filesOf, type WrittenDocument } from '../support/projects.ts';

const groups = ['A', 'B', 'C', 'Break Glass'] as const;

/** Every person a world of these groups can hold: one for each set of groups. */
const people = groups.reduce<readonly (readonly string[])[]>(
  (sets, group) => sets.flatMap((set) => [set, [...set, group]]),
  [[]],
);

const someGroups = fc.subarray([...groups], { minLength: 1 });
const audience = fc.oneof(
  fc.constantFrom('everyone', 'none'),
  fc.record({ groups: someGroups, except: someGroups }, { requiredKeys: ['groups'] }),
  fc.record({ everyone: fc.constant(true), except: someGroups }, { requiredKeys: ['everyone'] }),
  fc.record({ everyone: fc.constant(true), groups: someGroups, except: someGroups }),
);

function namesAt(body: JsonObject, pattern: string): readonly string[] {
  return valuesAt(body, pattern).map((value) => (isReference(value) ? parseReference(value).name : String(value)));
}

/** Whom a Conditional Access policy is about: exclusion wins (Microsoft docs: concept-conditional-access-users-groups, 2025). */
function isConcerned(policy: JsonObject, person: readonly string[]): boolean {
  const isIn = (pattern: string) => namesAt(policy, pattern).some((group) => person.includes(group));
  const isIncluded =
    namesAt(policy, '/conditions/users/includeUsers/*').includes('All') || isIn('/conditions/users/includeGroups/*');
  return isIncluded && !isIn('/conditions/users/excludeGroups/*');
}

/** Whom Intune gives a policy to: exclusion wins here too (Microsoft docs: device-profile-assign, 2025). */
function isAssigned(policy: JsonObject, person: readonly string[]): boolean {
  const targets = valuesAt(policy, '/assignments/*/target') as readonly JsonObject[];
  const isMember = ({ groupId }: JsonObject) => isReference(groupId) && person.includes(parseReference(groupId).name);
  const ofType = (type: string) => targets.filter((target) => target['@odata.type'] === `#microsoft.graph.${type}`);
  const isIncluded =
    ofType('allLicensedUsersAssignmentTarget').length > 0 || ofType('groupAssignmentTarget').some(isMember);
  return isIncluded && !ofType('exclusionGroupAssignmentTarget').some(isMember);
}

describe('the audience of a standard', () => {
  it('leaves out nobody of whom a sentence requires it', () => {
    const audiences = fc.array(audience, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(audiences, fc.option(audience, { nil: undefined }), (sentences, own) => {
        const standard: WrittenDocument = {
          kind: 'DeviceStandard',
          name: 'phones',
          platforms: 'iOS',
          ...(own === undefined ? {} : { for: own }),
        };
        const protections = sentences.map(
          (said, index): WrittenDocument => ({
            kind: 'Protection',
            name: `sentence-${index}`,
            protect: 'Exchange Online',
            for: said,
            require: { compliantDevice: 'phones' },
          }),
        );
        const { resources } = compile({ files: sourcesOf(filesOf([standard, ...protections])) });
        const compliance = resources.find((resource) => resource.kind === 'deviceCompliancePolicies');
        const policies = resources.filter((resource) => resource.kind === 'conditionalAccessPolicies');
        expect(policies).toHaveLength(sentences.length);
        for (const person of people) {
          const isRequired = policies.some((policy) => isConcerned(policy.body, person));
          if (isRequired) expect(isAssigned(compliance?.body ?? {}, person), person.join()).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
