import { riskCondition } from './risk.ts';

/** How risky Identity Protection finds the sign-in: `conditions.signInRiskLevels`. Needs Entra ID P2 (service error 1039). */
export const signInRisk = riskCondition('signInRisk', 'signInRiskLevels', 'sign-in risk');
