import { literalKind } from './literal.ts';

/** A deviceCompliancePolicy, word for word, with its `assignments` and `scheduledActionsForRule` in the body. */
export const compliancePolicy = literalKind(
  'CompliancePolicy',
  'deviceCompliancePolicies',
  'A device compliance policy as a Graph body.',
);
