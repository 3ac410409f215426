import { riskCondition } from './risk.ts';

/**
 * How risky Identity Protection finds the workload identity: `conditions.servicePrincipalRiskLevels`. Needs Workload ID Premium
 * (service errors 1149 and 1150).
 */
export const servicePrincipalRisk = riskCondition(
  'servicePrincipalRisk',
  'servicePrincipalRiskLevels',
  'risk of workload identities',
);
