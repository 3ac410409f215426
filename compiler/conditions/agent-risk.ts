import { flagsCondition } from './flags.ts';

export const agentRiskLevels = ['low', 'medium', 'high'] as const;

/**
 * How risky Identity Protection finds the agent identity: `conditions.agentIdRiskLevels` (conditionalAccessAgentIdRiskLevels, a
 * flags enumeration; beta only).
 */
export const agentRisk = flagsCondition('agentRisk', 'agentIdRiskLevels', agentRiskLevels, 'risk of agents');
