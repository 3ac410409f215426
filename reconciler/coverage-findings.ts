import { visibleText } from '../compiler/text/visible-text.ts';
import { type Coverage, type CoverageRow, coverageNotes } from '../schemas/coverage.ts';
import { type Finding, type FindingRule, findingOf } from '../schemas/finding.ts';
import type { GraphRequest } from '../schemas/graph-request.ts';
import { permissionsFor } from './graph/permissions.ts';

const policy = (control: string, platform = 'iOS', conditions = {}) => ({
  path: '/v1.0/identity/conditionalAccess/policies',
  body: {
    displayName: 'Mail needs a healthy phone',
    state: 'enabled',
    conditions: {
      clientAppTypes: ['all'],
      applications: { includeApplications: ['All'] },
      users: { includeUsers: ['All'] },
      platforms: { includePlatforms: [platform] },
      ...conditions,
    },
    grantControls: { operator: 'AND', builtInControls: [control] },
  },
});
const deviceFilter = { deviceFilter: { mode: 'include', rule: 'device.trustType -eq "ServerAD"' } };
const emptyProject = 'kind: Group\nname: Warehouse\n';
const device = { documents: emptyProject, tenant: { byHand: [policy('compliantDevice')] } };
const nothing = { documents: emptyProject, tenant: { byHand: [policy('mfa')] } };

const uncheckedPeople: FindingRule = {
  code: 'GW5330',
  severity: 'error',
  title: 'people of the tenant get in unchecked, because no compliance policy reaches them',
  explanation:
    'A policy requires a compliant device of people whose devices no compliance policy of the tenant judges, and the tenant calls such devices compliant (Microsoft docs: device-compliance-get-started, 2025). Assign a compliance policy for the platform to these people, leave them out of the Conditional Access policy, or let devices without a policy be noncompliant.',
  failing: device,
  passing: nothing,
};

const lockedOutPeople: FindingRule = {
  code: 'GW5331',
  severity: 'warning',
  title: 'people of the tenant are locked out, because no policy reaches them',
  explanation:
    'What a policy requires of these people can never be true: no compliance policy reaches them and devices without one are noncompliant here, or no app protection policy reaches them. That is safe, and perhaps not what was meant.',
  failing: { documents: emptyProject, tenant: { byHand: [policy('compliantApplication', 'macOS')] } },
  passing: nothing,
};

const coverageNotKnown: FindingRule = {
  code: 'GW5332',
  severity: 'information',
  title: 'it is not known whether a policy reaches people of the tenant',
  explanation:
    'An assignment filter or a device filter decides device by device, or something could not be read. Nothing is concluded from that: these people may be reached or not.',
  failing: {
    documents: emptyProject,
    tenant: { byHand: [policy('compliantDevice', 'iOS', { devices: deviceFilter })] },
  },
  passing: nothing,
};

const coverageNotRead: FindingRule = {
  code: 'GW5333',
  severity: 'warning',
  title: 'a part of what decides about coverage could not be read',
  explanation:
    'The identity may not read it, or this tenant does not offer it. What depends on it is told as unknown, never as empty.',
  failing: { ...device, tenant: { ...device.tenant, forbidden: ['/beta/deviceManagement/deviceCompliancePolicies'] } },
  passing: nothing,
};

/** Rules about a tenant as it is, whatever git says. */
export const coverageRules: readonly FindingRule[] = [
  uncheckedPeople,
  lockedOutPeople,
  coverageNotKnown,
  coverageNotRead,
];

/** What is to be said of rows. Policies that are switched off are in the table, and nothing is said of them. */
export function coverageFindings({ rows }: Coverage): readonly Finding[] {
  return rows
    .filter((row) => row.policy.state !== 'disabled' && row.verdict !== 'reached' && row.consequence !== 'otherControl')
    .filter((row) => row.people.kind !== 'guests')
    .map((row) => findingOf(ruleOf(row), { message: messageOf(row), help: helpOf(row), resource: row.policy.key }));
}

function ruleOf({ verdict, consequence }: CoverageRow): FindingRule {
  if (verdict !== 'hole') return coverageNotKnown;
  return consequence === 'unchecked' ? uncheckedPeople : lockedOutPeople;
}

const nouns = { compliantDevice: 'compliance policy', compliantApplication: 'app protection policy' } as const;

function messageOf(row: CoverageRow): string {
  const title = `\`${visibleText(row.policy.title)}\`${row.policy.state === 'reportOnly' ? ' (report-only)' : ''}`;
  const who = row.people.kind === 'everyone' ? 'all people' : `\`${visibleText(row.people.name)}\``;
  if (row.verdict !== 'hole') {
    const reasons = row.notes.map((note) => coverageNotes[note]).join('; ');
    const what = row.verdict === 'partly' ? 'are reached on some devices only' : 'may be reached or not';
    return `${who} ${what} by a ${nouns[row.requires]} for \`${row.platform}\`, which ${title} needs${reasons === '' ? '' : `: ${reasons}`}`;
  }
  const fate = row.consequence === 'unchecked' ? 'get in unchecked' : 'are locked out';
  return `${howMany(row)} of ${who} ${fate} by ${title} on \`${row.platform}\`${examplesOf(row)}: ${causeOf(row)}`;
}

function howMany({ count }: CoverageRow): string {
  return count === undefined ? 'some' : `${count.unreached} of ${count.people}`.replace(/^(\d+) of \1$/, 'all $1');
}

function examplesOf({ examples, count }: CoverageRow): string {
  if (examples.length === 0) return '';
  const rest = (count?.unreached ?? 0) - examples.length;
  const names = examples.map((name) => `\`${visibleText(name)}\``).join(', ');
  return ` (${names}${rest > 0 ? ` and ${rest} more` : ''})`;
}

function causeOf({ leftOut, requires, notes }: CoverageRow): string {
  if (notes.includes('noSuchPolicy')) return coverageNotes.noSuchPolicy;
  if (leftOut.length === 0) return `no ${nouns[requires]} reaches them`;
  const [first] = leftOut;
  const more = leftOut.length > 1 ? ` and ${leftOut.length - 1} more exclusions leave` : ' leaves';
  return `\`${visibleText(first?.by.title ?? '')}\`, less \`${visibleText(first?.group ?? '')}\`,${more} them out`;
}

function helpOf({ verdict, requires }: CoverageRow): string {
  return verdict === 'hole'
    ? `assign a ${nouns[requires]} for the platform to them, or leave them out of the Conditional Access policy`
    : 'look at the filters and permissions named here';
}

/** What was not read, and what it takes to read it. */
export function unreadFindings(unread: readonly GraphRequest[]): readonly Finding[] {
  const byPermission = new Map<string, GraphRequest[]>();
  for (const request of unread) {
    const needed = permissionsFor(request)?.all.join('`, `') ?? '';
    byPermission.set(needed, [...(byPermission.get(needed) ?? []), request]);
  }
  return [...byPermission].map(([needed, requests]) => {
    const [first] = requests;
    const path = first?.path.replace(/\?.*$/, '') ?? '';
    const others = requests.length > 1 ? ` and ${requests.length - 1} more` : '';
    return findingOf(coverageNotRead, {
      message: `\`${path}\`${others} could not be read, so what depends on it is unknown`,
      ...(needed === '' ? {} : { help: `grant \`${needed}\` to the identity, unless the tenant does not offer this` }),
    });
  });
}
