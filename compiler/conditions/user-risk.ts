import { riskCondition } from './risk.ts';

/** How risky Identity Protection finds the user: `conditions.userRiskLevels`. Needs Entra ID P2 (service error 1039). */
export const userRisk = riskCondition('userRisk', 'userRiskLevels', 'user risk');
