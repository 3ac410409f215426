import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { coverageOfResources } from '../../compiler/analysis/coverage-of-resources.ts';
import { compile } from '../../compiler/compile.ts';
import type { CoverageReport } from '../../reconciler/report/coverage/coverage-report.ts';
import type { CoverageRow } from '../../schemas/coverage.ts';
import { hostileTexts } from './hostile-records.ts';

const example = (file: string) => ({
  file,
  bytes: readFileSync(fileURLToPath(new URL(`../../policies-example/${file}`, import.meta.url))),
});
const names = ['byod', 'computers', 'corporate-mail', 'everyone', 'locations'];

function ofExample(): CoverageReport {
  const files = [example('gatewright.yaml'), ...names.map((name) => example(`policies/${name}.yaml`))];
  const { resources, project, findings } = compile({ files });
  return { about: 'project', name: 'policies-example', coverage: coverageOfResources(resources, project), findings };
}

const policy = {
  key: 'conditionalAccessPolicies/mail',
  title: 'Mail needs a healthy device',
  state: 'enabled',
} as const;
const standard = { key: 'deviceCompliancePolicies/phones.iOS', title: 'Corporate phones (iOS/iPadOS)' };
const everyone = { kind: 'everyone', name: 'everyone' } as const;
const base = {
  policy,
  requires: 'compliantDevice',
  people: everyone,
  by: [],
  leftOut: [],
  examples: [],
  notes: [],
} as const;

/** Every verdict and consequence, with people counted, as a live tenant has them; and one group with a name that is a trap. */
const rows: readonly CoverageRow[] = [
  {
    ...base,
    platform: 'iOS',
    verdict: 'reached',
    by: [standard],
    count: { people: 412, reached: 412, unreached: 0, guests: 3 },
    notes: ['guests'],
  },
  { ...base, platform: 'android', verdict: 'partly', by: [standard], consequence: 'lockedOut', notes: ['filter'] },
  {
    ...base,
    platform: 'windows',
    verdict: 'hole',
    consequence: 'unchecked',
    leftOut: [{ by: standard, group: 'Contractors' }],
    count: { people: 412, reached: 398, unreached: 14, guests: 0 },
    examples: ['ada@contoso.com', 'grace@contoso.com', 'edsger@contoso.com'],
  },
  { ...base, platform: 'macOS', verdict: 'hole', consequence: 'otherControl' },
  { ...base, platform: 'linux', verdict: 'hole', consequence: 'lockedOut', notes: ['noSuchPolicy'] },
  {
    ...base,
    policy: { ...policy, title: hostileTexts.join(' '), state: 'reportOnly' },
    people: { kind: 'group', name: hostileTexts.join(' ') },
    platform: 'windows',
    verdict: 'unknown',
    notes: ['unread'],
  },
  {
    ...base,
    policy: { ...policy, state: 'disabled' },
    requires: 'compliantApplication',
    platform: 'iOS',
    verdict: 'unknown',
  },
];

/** Reports to look at: what the example gives, and one that has everything. */
export const coverageReports: readonly { readonly name: string; readonly report: CoverageReport }[] = [
  { name: 'example', report: ofExample() },
  {
    name: 'everything',
    report: {
      about: 'tenant',
      name: 'contoso',
      coverage: { rows, devicesWithoutPolicy: 'compliant', knowsPeople: true },
      findings: [],
    },
  },
];
