import type { Finding } from '../../schemas/finding.ts';
import type { Acceptance, Plan } from '../../schemas/plan.ts';
import { digestOfPlan } from '../plan/digest-of-plan.ts';
import { version } from '../version.ts';

/** A plan that does nothing but say what was found. */
export function nothingPlanned(
  tenant: Plan['tenant'],
  findings: readonly Finding[],
  commit?: string,
  accepted: readonly Acceptance[] = [],
): Plan {
  const contents = { tenant, changes: [], requests: [], releases: [] };
  return {
    formatVersion: '1.0',
    tool: `gatewright ${version}`,
    digest: digestOfPlan(contents),
    ...(commit === undefined ? {} : { commit }),
    ...contents,
    unmanaged: [],
    unchanged: 0,
    accepted: [...accepted],
    waived: [],
    findings: findings.map((finding) => ({ ...finding })),
  };
}
