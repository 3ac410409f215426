import { compilerRules } from '../compiler/finding-rules.ts';
import { graphJsonRules } from '../compiler/graph-json/reader-rules.ts';
import { importRules } from '../compiler/import/import-rules.ts';
import type { FindingRule } from '../schemas/finding.ts';
import { notificationRules } from './check-notifications.ts';
import { scheduleRules } from './check-schedule.ts';
import { coverageRules } from './coverage-findings.ts';
import { guards } from './guards/index.ts';
import { proposeRules } from './propose/propose-rules.ts';
import { tenantRules } from './tenant/tenant-rules.ts';
import { waiverTenantRules } from './waivers/waiver-tenant-rules.ts';

/** Every finding there is, in the order of the codes. */
export const allRules: readonly FindingRule[] = [
  ...compilerRules,
  ...graphJsonRules,
  ...importRules,
  ...scheduleRules,
  ...notificationRules,
  ...tenantRules,
  ...waiverTenantRules,
  ...coverageRules,
  ...proposeRules,
  ...guards.map((guard) => guard.rule),
].toSorted((left, right) => Number(left.code.slice(2)) - Number(right.code.slice(2)));
