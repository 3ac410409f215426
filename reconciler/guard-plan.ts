import type { Finding } from '../schemas/finding.ts';
import type { Acceptance } from '../schemas/plan.ts';
import type { GuardContext } from './guards/guard.ts';
import { guards } from './guards/index.ts';

/**
 * What the guards say of a plan. A finding a person accepted by code, object and reason becomes a warning that carries the reason;
 * guards against lockout accept no reason.
 */
export function guardPlan(context: GuardContext, accepted: readonly Acceptance[]): readonly Finding[] {
  return guards.flatMap((guard) =>
    guard.check(context).map((finding): Finding => {
      const acceptance = guard.acceptable ? accepted.find((given) => fits(given, finding)) : undefined;
      if (acceptance === undefined) return finding;
      return { ...finding, severity: 'warning', help: `accepted: ${acceptance.reason}` };
    }),
  );
}

function fits(acceptance: Acceptance, finding: Finding): boolean {
  return (
    acceptance.code === finding.code && (finding.resource === undefined || finding.resource === acceptance.resource)
  );
}

/** True for a finding that only a guard makes. */
export function isRefusal(finding: Finding): boolean {
  return finding.severity === 'error' && guards.some((guard) => guard.rule.code === finding.code);
}
