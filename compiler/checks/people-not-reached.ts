import { type CoverageRow, coverageNotes } from '../../schemas/coverage.ts';
import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { originOf, type Resource, resourceKey } from '../../schemas/resource.ts';
import { coverageOfResources } from '../analysis/coverage-of-resources.ts';
import type { Program } from '../document.ts';
import type { Check } from './check.ts';
import { builtInControls, indexOfWord, membersAt, placeIn } from './policy-body.ts';
import { namesItsStandard, toldElsewhere } from './told-elsewhere.ts';

const documents = (audience: string, except: string, more = '') => `kind: DeviceStandard
name: phones
platforms: iOS
facts: { jailbroken: forbidden }
for: { groups: ${audience}${except === '' ? '' : `, except: ${except}`} }
---
kind: ConditionalAccessPolicy
name: mail
body:
  state: disabled
  conditions:
    applications: { includeApplications: [All] }
    users: { includeGroups: [Sales], excludeGroups: [Break Glass] }
    platforms: { includePlatforms: [iOS] }
  grantControls: { operator: OR, builtInControls: [compliantDevice${more}] }
`;
const strict = 'version: 1\nbreakGlass: { groups: Break Glass }\ndevicesWithoutPolicy: noncompliant\n';

const unchecked: FindingRule = {
  code: 'GW4148',
  severity: 'warning',
  title: 'people get in unchecked, because no compliance policy reaches them',
  explanation:
    'A compliant device is required of people whose devices no compliance policy judges: the policy is assigned to other groups, leaves out a group that the protection does not, or there is none for the platform. Intune calls such a device compliant unless the tenant is told otherwise (Microsoft docs: device-compliance-get-started, 2025). Assign a compliance policy to these people, leave them out of the protection, or let devices without a policy be noncompliant. It is an error where a protection names the standard that ought to reach them.',
  failing: { documents: documents('Sales', 'Field Engineers') },
  passing: { documents: documents('Sales', '') },
};

const lockedOut: FindingRule = {
  code: 'GW4149',
  severity: 'warning',
  title: 'people are locked out, because no policy reaches them',
  explanation:
    'What is required of these people can never be true for them. A device without a compliance policy is noncompliant in this tenant, and an app without an app protection policy is not protected (Microsoft docs: concept-conditional-access-grant, 2025). Assign a policy to these people, or leave them out of the protection.',
  failing: { documents: documents('Sales', 'Field Engineers'), project: strict },
  passing: { documents: documents('Sales', 'Field Engineers', ', mfa'), project: strict },
};

const notKnown: FindingRule = {
  code: 'GW4150',
  severity: 'information',
  title: 'it is not known whether a policy reaches people',
  explanation:
    'Whether the people of a protection are reached depends on who is in which group, on assignment filters, or on policies this project does not hold. `gatewright coverage` against the tenant knows memberships, and answers for each person.',
  failing: { documents: documents('Everybody', '') },
  passing: { documents: documents('[Sales, Everybody]', '') },
};

/** People of whom Conditional Access demands what no Intune policy gives them. */
export const peopleNotReached: Check = {
  rules: [unchecked, lockedOut, notKnown],
  resources: (resources, program) => {
    const { rows } = coverageOfResources(resources, program.project);
    if (rows.length === 0) return [];
    const isTold = toldElsewhere(resources, program);
    const byKey = new Map(resources.map((resource) => [resourceKey(resource), resource]));
    const groups = new Map<string, CoverageRow[]>();
    for (const row of rows.filter((each) => !isTold(each))) {
      const key = JSON.stringify([row.policy.key, row.requires, storyOf(row)]);
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    return [...groups.values()].flatMap((alike) => findingFor(alike, byKey, program));
  },
};

/** Rows with the same story are told as one, with all their platforms and people. */
function storyOf(row: CoverageRow): readonly unknown[] {
  if (row.verdict !== 'hole') return ['not known', row.verdict, row.notes.filter((note) => note !== 'guests')];
  const isWhole = row.by.length === 0;
  return [
    row.consequence,
    isWhole,
    isWhole ? '' : row.people.kind === 'everyone',
    row.leftOut.map(({ group }) => group),
  ];
}

function findingFor(
  rows: readonly CoverageRow[],
  byKey: ReadonlyMap<string, Resource>,
  program: Program,
): readonly Finding[] {
  const [row] = rows;
  const policy = row === undefined ? undefined : byKey.get(row.policy.key);
  if (row === undefined || policy === undefined) return [];
  const index = indexOfWord(membersAt(policy.body, builtInControls), row.requires);
  const place = placeIn(policy, `${builtInControls}/${index}`);
  const platforms = listed(rows.map(({ platform }) => platform));
  if (row.verdict !== 'hole') return [findingOf(notKnown, { ...doubtAbout(rows, policy.name, platforms), ...place })];
  const rule = row.consequence === 'unchecked' ? unchecked : lockedOut;
  const exclusions = rows.flatMap((each) => exclusionsOf(each, byKey));
  const finding = findingOf(rule, {
    message: `${whoOf(rows)} ${fateOf(row)} by \`${policy.name}\`${stateOf(row)} on ${platforms}: ${causeOf(rows)}`,
    help: helpFor(row),
    ...place,
    ...(exclusions.length === 0 ? {} : { related: withoutRepeats(exclusions) }),
  });
  const isError = rule === unchecked && namesItsStandard(policy.name, program);
  return [isError ? { ...finding, severity: 'error' } : finding];
}

function whoOf(rows: readonly CoverageRow[]): string {
  const [row] = rows;
  const groups = listed((row?.leftOut ?? []).map(({ group }) => group));
  if (row === undefined || row.by.length === 0 || groups === '') return peopleIn(rows);
  return row.people.kind === 'everyone' ? `people in ${groups}` : `${peopleIn(rows)} who are also in ${groups}`;
}

function peopleIn(rows: readonly CoverageRow[]): string {
  if (rows.some(({ people }) => people.kind === 'everyone')) return 'all people';
  return `people in ${listed(rows.map(({ people }) => people.name))}`;
}

function fateOf({ consequence, policy }: CoverageRow): string {
  const would = policy.state === 'enabled' ? '' : 'would ';
  if (consequence === 'unchecked') return `${would}get in unchecked`;
  return would === '' ? 'are locked out' : 'would be locked out';
}

function stateOf({ policy }: CoverageRow): string {
  if (policy.state === 'enabled') return '';
  return policy.state === 'disabled' ? ', which is disabled,' : ', which is report-only,';
}

const policyNouns = { compliantDevice: 'compliance policy', compliantApplication: 'app protection policy' } as const;
const oneOf = { compliantDevice: 'a compliance policy', compliantApplication: 'an app protection policy' } as const;

function causeOf(rows: readonly CoverageRow[]): string {
  const noun = policyNouns[rows[0]?.requires ?? 'compliantDevice'];
  const names = new Set(rows.flatMap(({ leftOut }) => leftOut.map(({ by }) => by.key.slice(by.key.indexOf('/') + 1))));
  if (names.size === 0 || rows.some(({ by }) => by.length === 0)) return `no ${noun} reaches them`;
  return `${listed([...names])} ${names.size === 1 ? 'leaves' : 'leave'} them out, and no other ${noun} reaches them`;
}

function helpFor({ requires, consequence }: CoverageRow): string {
  const remedy = `assign ${oneOf[requires]} to them, or leave them out of this policy too`;
  return consequence === 'unchecked'
    ? `${remedy}; or declare \`devicesWithoutPolicy: noncompliant\` in the project file`
    : remedy;
}

function doubtAbout(rows: readonly CoverageRow[], name: string, platforms: string) {
  const [row] = rows;
  const noun = oneOf[row?.requires ?? 'compliantDevice'];
  const reasons = (row?.notes ?? []).filter((note) => note !== 'guests').map((note) => coverageNotes[note]);
  const people = peopleIn(rows);
  const what =
    row?.verdict === 'partly'
      ? `${noun} reaches ${people} on some devices of ${platforms} only`
      : `it is not known whether ${noun} reaches ${people} on ${platforms}`;
  return {
    message: `\`${name}\`: ${[what, ...reasons].join('; ')}`,
    help: 'run `gatewright coverage --from-tenant`, which knows who is in which group',
  };
}

/** Where exclusions are said. */
function exclusionsOf(row: CoverageRow, byKey: ReadonlyMap<string, Resource>): NonNullable<Finding['related']> {
  return row.leftOut.flatMap(({ by, group }) => {
    const lock = byKey.get(by.key);
    const index = membersAt(lock?.body ?? {}, '/assignments').findIndex((item) => {
      const text = JSON.stringify(item);
      return text.includes('exclusionGroupAssignmentTarget') && text.includes(group);
    });
    const span = lock === undefined ? undefined : originOf(lock, `/assignments/${index}/target/groupId`)?.span;
    return span === undefined ? [] : [{ message: `\`${lock?.name}\` leaves out \`${group}\` here`, span }];
  });
}

function withoutRepeats(places: NonNullable<Finding['related']>): NonNullable<Finding['related']> {
  const key = ({ span }: (typeof places)[number]) => `${span.file}:${span.start.offset}`;
  return [...new Map(places.map((place) => [key(place), place])).values()];
}

/** `a`, `b` and `c`; some of very many. */
function listed(words: readonly string[]): string {
  const quoted = [...new Set(words)].map((word) => `\`${word}\``);
  const shown = quoted.length > 6 ? [...quoted.slice(0, 5), `${quoted.length - 5} more`] : quoted;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
