import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../compiler/analysis/coverage-of.ts';
import { knownPeople } from '../../compiler/analysis/known-people.ts';
import { membershipsOf } from '../../compiler/analysis/memberships.ts';
import { parseSeed } from '../../reconciler/emulator/seed.ts';
import { enterprise } from '../../reconciler/emulator/seeds/enterprise.ts';
import type { KeyedBody } from '../../schemas/coverage.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { type IsIn, isExcluded, reachedOn } from './brute-force.ts';

const keyed = (bodies: readonly JsonObject[]): readonly KeyedBody[] =>
  bodies.map((body) => ({ key: String(body.id), body }));

const modes: Readonly<Record<string, readonly string[]>> = {
  iOS: ['iosCompliancePolicy'],
  android: ['androidWorkProfileCompliancePolicy', 'androidDeviceOwnerCompliancePolicy'],
  windows: ['windows10CompliancePolicy'],
  macOS: ['macOSCompliancePolicy'],
};

/** The groups each person is in, by walking up from the person. */
function groupsOf(seed: ReturnType<typeof parseSeed>): (person: string) => ReadonlySet<string> {
  const parents = new Map<string, string[]>();
  for (const { id = '', members } of seed.groups)
    for (const member of members) parents.set(member, [...(parents.get(member) ?? []), id]);
  return (person) => {
    const found = new Set<string>();
    for (const waiting = [person]; waiting.length > 0; )
      for (const parent of parents.get(waiting.pop() ?? '') ?? [])
        if (!found.has(parent)) waiting.push(...[...found.add(parent)].slice(-1));
    return found;
  };
}

describe('coverage of a company', () => {
  const seed = parseSeed(enterprise({ people: 600, teams: 200, policies: 60, compliancePolicies: 120 }));
  const compliance = keyed(seed.deviceCompliancePolicies);

  it('counts as many people as asking each of them', () => {
    const memberOf = groupsOf(seed);
    const people = seed.users
      .filter(({ userType }) => userType !== 'Guest')
      .map(({ id = '' }) => ({ id, groups: memberOf(id) }));
    const { rows } = coverageOf({
      conditionalAccess: keyed(seed.conditionalAccessPolicies),
      compliance,
      appProtection: [],
      devicesWithoutPolicy: 'compliant',
      breakGlass: [],
      solver: knownPeople(
        membershipsOf({
          people: seed.users.map(({ id = '', userPrincipalName, userType }) => ({
            ...{ id, name: userPrincipalName },
            external: userType === 'Guest',
          })),
          groups: seed.groups.map(({ id = '', members }) => ({ id, members })),
          roles: [],
        }),
      ),
    });
    const asked = rows.filter(({ requires, platform }) => requires === 'compliantDevice' && platform in modes);
    expect(asked.length).toBeGreaterThan(200);
    for (const row of asked.filter((_, index) => index % 5 === 0)) {
      const policy = seed.conditionalAccessPolicies.find(({ id }) => id === row.policy.key);
      if (policy === undefined) throw new Error('unreachable: a row of no policy');
      const { users } = policy.conditions as { users: Record<string, readonly string[]> };
      const own = compliance.filter(({ body }) =>
        (modes[row.platform] ?? []).some((type) => body['@odata.type'] === `#microsoft.graph.${type}`),
      );
      const word = row.people.kind === 'everyone' ? 'All' : row.people.name;
      const isIn =
        ({ groups }: { groups: ReadonlySet<string> }): IsIn =>
        (asking) =>
          asking === 'All' || groups.has(asking) ? 'yes' : 'no';
      const audience = people.filter(
        (person) => isIn(person)(word) === 'yes' && isExcluded(users, isIn(person)) === 'no',
      );
      const reached = audience.map((person) => reachedOn(modes[row.platform] ?? [], own, isIn(person), () => 'no'));
      expect(row.count).toMatchObject({
        people: audience.length,
        reached: reached.filter((answer) => answer === 'surely').length,
        unreached: reached.filter((answer) => answer === 'not').length,
      });
    }
  });

  it('is large by default', () => {
    const whole = enterprise();
    expect(whole.users).toHaveLength(10_000);
    expect(whole.groups).toHaveLength(2_000);
    expect(whole.conditionalAccessPolicies).toHaveLength(240);
    expect(whole.deviceCompliancePolicies).toHaveLength(500);
  });
});
