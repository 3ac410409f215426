import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../compiler/analysis/coverage-of.ts';
import type { Containment } from '../../compiler/analysis/directory-logic.ts';
import { groupAlgebra } from '../../compiler/analysis/group-algebra.ts';
import type { CoverageRow, KeyedBody } from '../../schemas/coverage.ts';
import { type IsIn, isExcluded, type Reached, reachedOn } from './brute-force.ts';
import { conditionalAccess, groupIds, locksOfTypes, personIds, roleId } from './worlds.ts';

/** Everything one person can be in. A directory is any set of such people. */
interface Kind {
  readonly words: ReadonlySet<string>;
}

const keyOf = (word: string) =>
  word.startsWith('g') ? `groups/id:${word}` : word.startsWith('p') ? `users/id:${word}` : word;

function kindsOf(containments: readonly Containment[]): readonly Kind[] {
  const words = [...groupIds, roleId];
  const subsets = Array.from({ length: 2 ** words.length }, (_, bits) =>
    words.filter((__, index) => (bits >> index) % 2 === 1),
  );
  return subsets
    .flatMap((subset) =>
      ['nobody in particular', ...personIds].map((self) => ({ words: new Set(['All', self, ...subset]) })),
    )
    .filter(({ words: all }) => {
      const keys = new Set([...all].map(keyOf));
      return containments.every(({ inner, outer }) => !keys.has(inner) || keys.has(outer));
    });
}

const containments = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  {
    weight: 1,
    arbitrary: fc.array(
      fc
        .tuple(fc.constantFrom(...groupIds, ...personIds), fc.constantFrom(...groupIds))
        .map(([inner, outer]): Containment => ({ inner: keyOf(inner), outer: keyOf(outer) })),
      { maxLength: 3 },
    ),
  },
);

describe('coverage by groups', () => {
  const worlds = fc.record({
    policy: conditionalAccess,
    compliance: locksOfTypes([
      'iosCompliancePolicy',
      'androidWorkProfileCompliancePolicy',
      'androidDeviceOwnerCompliancePolicy',
    ]),
    containments,
  });

  it('says of every directory what trying out all directories says', () => {
    const verdicts = new Set<string>();
    fc.assert(
      fc.property(worlds, ({ policy, compliance, containments: known }) => {
        const { rows } = coverageOf({
          conditionalAccess: [policy],
          compliance,
          appProtection: [],
          devicesWithoutPolicy: 'compliant',
          breakGlass: [],
          solver: groupAlgebra(known),
        });
        const kinds = kindsOf(known);
        for (const row of rows) {
          if (row.requires !== 'compliantDevice' || !['iOS', 'android'].includes(row.platform)) continue;
          verdicts.add(row.verdict);
          const groups = new Set(row.verdict === 'hole' ? row.leftOut.map(({ group }) => group) : []);
          expect({ verdict: row.verdict, groups }).toEqual(bruteForce(row, policy, compliance, kinds));
        }
      }),
      { numRuns: 1000 },
    );
    expect([...verdicts].toSorted()).toEqual(['hole', 'partly', 'reached', 'unknown']);
  });
});

function bruteForce(row: CoverageRow, policy: KeyedBody, compliance: readonly KeyedBody[], kinds: readonly Kind[]) {
  const own = compliance.filter(({ body }) =>
    String(body['@odata.type']).includes(row.platform === 'iOS' ? 'ios' : 'android'),
  );
  const modes =
    row.platform === 'iOS'
      ? ['iosCompliancePolicy']
      : ['androidWorkProfileCompliancePolicy', 'androidDeviceOwnerCompliancePolicy'];
  const users = (policy.body.conditions as { users: Record<string, readonly string[]> }).users;
  const word = row.people.kind === 'everyone' ? 'All' : row.people.kind === 'role' ? roleId : row.people.name;
  const isInOf =
    ({ words }: Kind): IsIn =>
    (asked) =>
      words.has(asked) ? 'yes' : 'no';
  const audience = kinds.filter((kind) => kind.words.has(word) && isExcluded(users, isInOf(kind)) === 'no');
  const none: IsIn = () => 'no';
  const reach = (kind: Kind, locks = own): Reached =>
    reachedOn(own.length === 0 ? ['none'] : modes, locks, isInOf(kind), none);
  const isReached = (answer: Reached) => answer === 'surely' || answer === 'somehow';
  const excludedBy = (lock: KeyedBody) =>
    (lock.body.assignments as unknown as readonly { target: Record<string, string> }[]).flatMap(({ target }) =>
      target['@odata.type']?.includes('exclusion') === true ? [target.groupId ?? ''] : [],
    );
  const nothing = new Set<string>();
  if (audience.every((kind) => reach(kind) === 'surely')) return { verdict: 'reached', groups: nothing };
  if (audience.every((kind) => reach(kind) === 'not')) {
    const speaking = own.filter((lock) => speaksOf(lock, audience));
    return { verdict: 'hole', groups: new Set(speaking.flatMap(excludedBy)) };
  }
  if (audience.every((kind) => isReached(reach(kind)))) return { verdict: 'partly', groups: nothing };
  const by = own.filter((lock) => audience.some((kind) => reach(kind, [lock]) !== 'not'));
  const all = by.flatMap(excludedBy);
  const others = (kept?: string) => all.filter((group) => group !== word && group !== kept);
  const left = (kept?: string) => audience.filter(({ words }) => others(kept).every((group) => !words.has(group)));
  const isByExclusion = left().every((kind) => isReached(reach(kind)));
  if (!isByExclusion || audience.every((kind) => reach(kind) !== 'not')) return { verdict: 'unknown', groups: nothing };
  const alone = all.filter((group) => left(group).some((kind) => reach(kind) === 'not'));
  return { verdict: 'hole', groups: new Set(alone.length > 0 ? alone : all) };
}

/** Whether everybody asked about is in something the lock includes. */
function speaksOf(lock: KeyedBody, audience: readonly Kind[]): boolean {
  const included = (lock.body.assignments as unknown as readonly { target: Record<string, string> }[]).filter(
    ({ target }) => target['@odata.type']?.includes('exclusion') !== true,
  );
  return included.some(({ target }) =>
    audience.every(({ words }) => target.groupId === undefined || words.has(target.groupId)),
  );
}
