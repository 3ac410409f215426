import { flagsCondition } from './flags.ts';

export const insiderRiskLevels = ['minor', 'moderate', 'elevated'] as const;

/**
 * How risky Purview's Adaptive Protection finds what the user does within the company: `conditions.insiderRiskLevels`
 * (conditionalAccessInsiderRiskLevels, a flags enumeration in the v1.0 metadata).
 */
export const insiderRisk = flagsCondition('insiderRisk', 'insiderRiskLevels', insiderRiskLevels, 'insider risk');
