import type { ApiVersion, Metadata } from './metadata.ts';

/**
 * What real bodies and the service's own metadata show although the published TypeScript declarations do not have it.
 * Kept apart from the generated files so that each line can name its source.
 */
export const SUPPLEMENT: Readonly<Record<ApiVersion, Metadata>> = {
  'v1.0': {
    types: {
      // (microsoftgraph/msgraph-metadata, v1.0-Prod.csdl, 2026-08-04): policies and locations became deletable items.
      conditionalAccessPolicy: { base: 'entity', properties: { deletedDateTime: 'string' } },
      namedLocation: { base: 'entity', properties: { deletedDateTime: 'string' } },
    },
    enums: {
      // (same CSDL): members declared after the sentinel.
      conditionalAccessGrantControl: ['riskRemediation'],
      authenticationMethodModes: ['qrCodePin'],
    },
  },
  beta: {
    types: {
      // (captured beta templates and policy exports, 2025-12 to 2026-08): no published schema names these.
      conditionalAccessPolicy: {
        base: 'policyDeletableItem',
        properties: { templateId: 'string', partialEnablementStrategy: 'string' },
      },
      conditionalAccessConditionSet: {
        properties: { agents: 'any', agentContext: 'any', times: 'any', clients: 'any', agentIdRiskLevels: 'string' },
      },
      conditionalAccessSessionControls: { properties: { blockSensitiveActions: 'any', networkAccessSecurity: 'any' } },
      // (hashicorp/go-azure-sdk v0.20260212, common-types/beta)
      conditionalAccessClientApplications: {
        properties: {
          includeAgentIdServicePrincipals: 'string[]',
          excludeAgentIdServicePrincipals: 'string[]',
          agentIdServicePrincipalFilter: 'conditionalAccessFilter',
        },
      },
    },
    enums: {
      conditionalAccessGrantControl: ['riskRemediation', 'verifiedID'],
    },
  },
};

/** Enums whose values are sets written with commas (msgraph-metadata v1.0-Prod.csdl, IsFlags, 2026-08-04). */
export const FLAGS: ReadonlySet<string> = new Set([
  'appManagementLevel',
  'authenticationMethodModes',
  'authenticationStrengthRequirements',
  'conditionalAccessGuestOrExternalUserTypes',
  'conditionalAccessInsiderRiskLevels',
  'conditionalAccessTransferMethods',
  'notificationTemplateBrandingOptions',
  'templateScenarios',
]);

/**
 * Members declared after `unknownFutureValue`: a reader who has not said that it can bear unknown members gets the sentinel
 * instead (Microsoft docs: best-practices-concept, evolvable enumerations, 2026).
 */
export const AFTER_SENTINEL: Readonly<Record<string, readonly string[]>> = {
  conditionalAccessDevicePlatform: ['linux'],
  conditionalAccessGrantControl: ['riskRemediation', 'verifiedID'],
  authenticationMethodModes: ['qrCodePin'],
  continuousAccessEvaluationMode: ['strictLocation'],
};
