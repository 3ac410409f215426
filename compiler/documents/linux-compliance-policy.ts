import { literalKind } from './literal.ts';

/** A deviceManagementCompliancePolicy, word for word, with its settings, `assignments` and `scheduledActionsForRule` in the body. */
export const linuxCompliancePolicy = literalKind(
  'LinuxCompliancePolicy',
  'compliancePolicies',
  'A compliance policy of the settings catalogue, for Linux, as a Graph body.',
);
