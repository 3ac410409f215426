import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../compiler/analysis/coverage-of.ts';
import { knownPeople } from '../../compiler/analysis/known-people.ts';
import { membershipsOf } from '../../compiler/analysis/memberships.ts';
import type { CoverageRow, DirectoryFacts, KeyedBody } from '../../schemas/coverage.ts';
import { type IsIn, isExcluded, reachedOn, type Truth } from './brute-force.ts';
import { conditionalAccess, directories, locksOfTypes, roleId } from './worlds.ts';

const complianceTypes = [
  'iosCompliancePolicy',
  'androidWorkProfileCompliancePolicy',
  'androidDeviceOwnerCompliancePolicy',
  'androidCompliancePolicy',
];
const protectionTypes = ['iosManagedAppProtection', 'androidManagedAppProtection'];

/** By walking from the person's groups outwards, one person at a time. */
function isInOf(facts: DirectoryFacts, person: string): IsIn {
  const memberOf = (id: string): readonly string[] =>
    facts.groups.filter(({ members }) => members?.includes(id)).map((group) => group.id);
  const found = new Set<string>();
  for (const waiting = [...memberOf(person)]; waiting.length > 0; ) {
    const group = waiting.pop() ?? '';
    if (!found.has(group)) waiting.push(...memberOf(group));
    found.add(group);
  }
  const opens = (id: string, seen: readonly string[] = []): boolean => {
    const members = facts.groups.find((group) => group.id === id)?.members;
    if (members === undefined) return true;
    return members.some((member) => member.startsWith('g') && !seen.includes(member) && opens(member, [...seen, id]));
  };
  return (word): Truth => {
    if (word === 'All' || word === person) return 'yes';
    if (word === roleId) {
      const members = facts.roles[0]?.members ?? [];
      if (members.includes(person) || members.some((member) => found.has(member))) return 'yes';
      return members.some((member) => member === 'g1' && opens('g1')) ? 'maybe' : 'no';
    }
    if (found.has(word)) return 'yes';
    return word.startsWith('g') && opens(word) ? 'maybe' : 'no';
  };
}

function devicesIn(facts: DirectoryFacts, word: string, seen: readonly string[] = []): boolean {
  const group = facts.groups.find(({ id }) => id === word);
  if (group === undefined || seen.includes(word)) return false;
  return group.hasDevices === true || (group.members ?? []).some((member) => devicesIn(facts, member, [...seen, word]));
}

const locksOf = (row: CoverageRow, compliance: readonly KeyedBody[], protection: readonly KeyedBody[]) => {
  const isApp = row.requires === 'compliantApplication';
  const word = row.platform === 'iOS' ? 'ios' : 'android';
  const own = (isApp ? protection : compliance).filter(({ body }) => String(body['@odata.type']).includes(`.${word}`));
  const kinds =
    isApp || word === 'ios'
      ? [isApp ? `${word}ManagedAppProtection` : 'iosCompliancePolicy']
      : ['androidWorkProfileCompliancePolicy', 'androidDeviceOwnerCompliancePolicy'];
  // Nothing at all for Android: it does not matter which kinds of device there are.
  return { own, kinds: own.length === 0 ? ['none'] : kinds };
};

describe('coverage person by person', () => {
  const verdicts = new Set<string>();
  const worlds = fc.record({
    policy: conditionalAccess,
    compliance: locksOfTypes(complianceTypes),
    protection: locksOfTypes(protectionTypes),
    facts: directories,
  });

  it('agrees exactly with asking each person about each policy', () => {
    fc.assert(
      fc.property(worlds, ({ policy, compliance, protection, facts }) => {
        const { rows } = coverageOf({
          conditionalAccess: [policy],
          compliance,
          appProtection: protection,
          devicesWithoutPolicy: 'compliant',
          breakGlass: [],
          solver: knownPeople(membershipsOf(facts)),
        });
        for (const row of rows.filter(({ platform }) => platform === 'iOS' || platform === 'android')) {
          verdicts.add(row.verdict);
          expect(summaryOf(row)).toEqual(bruteForce(row, policy, compliance, protection, facts));
        }
      }),
      { numRuns: 2000 },
    );
    expect([...verdicts].toSorted()).toEqual(['hole', 'partly', 'reached', 'unknown']);
  });
});

function summaryOf(row: CoverageRow) {
  return { verdict: row.verdict, count: row.count, examples: row.examples };
}

function bruteForce(
  row: CoverageRow,
  policy: KeyedBody,
  compliance: readonly KeyedBody[],
  protection: readonly KeyedBody[],
  facts: DirectoryFacts,
) {
  const { own, kinds } = locksOf(row, compliance, protection);
  const users = (policy.body.conditions as { users: Record<string, readonly string[]> }).users;
  const word = row.people.kind === 'everyone' ? 'All' : row.people.kind === 'role' ? roleId : row.people.name;
  const people = facts.people.flatMap(({ id, external }) => {
    const isIn = isInOf(facts, id);
    const included = isIn(word);
    const excluded = isExcluded(users, isIn);
    if (included === 'no' || excluded === 'yes') return [];
    const isSure = included === 'yes' && excluded === 'no';
    const devices: IsIn = (group) => (devicesIn(facts, group) ? 'maybe' : 'no');
    return [{ id, external, isSure, reached: reachedOn(kinds, own, isIn, devices) }];
  });
  const members = people.filter(({ external }) => !external);
  const unreached = members.filter(({ isSure, reached }) => isSure && reached === 'not');
  const isWhole = members.every(({ reached }) => reached === 'surely');
  const isSomehow = members.every(({ reached, isSure }) => isSure && (reached === 'surely' || reached === 'somehow'));
  return {
    verdict: unreached.length > 0 ? 'hole' : isWhole ? 'reached' : isSomehow ? 'partly' : 'unknown',
    count: {
      people: members.length,
      reached: members.filter(({ reached }) => reached === 'surely').length,
      unreached: unreached.length,
      guests: people.length - members.length,
    },
    examples: unreached.map(({ id }) => id),
  };
}
