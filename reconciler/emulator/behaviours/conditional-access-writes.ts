import type { Behaviour } from './behaviour.ts';

const FIELD_MAP = 'deploymenttheory/terraform-provider-microsoft365, conditional access field map, 2025-12';
const BODIES = '681 published policy bodies that carry a server id, 2020 to 2026';

/** Beliefs about what Conditional Access does with a body it accepts, and about the life of policies and locations. */
export const CONDITIONAL_ACCESS_WRITES = {
  listsAreArrays: {
    sentence: 'One value in the place of a list, such as terms of use, does not fit the schema of a policy (1007).',
    source: 'Microsoft365DSC issue 5742; terraform-provider-msgraph issue 63',
    default: true,
  },
  sentinelsAreRefused: {
    sentence: '`unknownFutureValue` can be read and not written (1007).',
    source: 'terraform-provider-azuread issues 730 and 790; Microsoft docs: best-practices-concept (evolvable enums)',
    default: true,
  },
  singleControlOperatorBecomesOr: {
    sentence: 'One grant control alone is stored with operator OR whatever was sent.',
    source: `${FIELD_MAP}; ${BODIES} (579 of 579)`,
    default: true,
  },
  riskRemediationKeepsAnd: {
    sentence: '`riskRemediation` with a strength stays AND.',
    source: `${BODIES} (3 of 3)`,
    default: true,
  },
  idsAndWordsAreRespelled: {
    sentence:
      "Ids are kept in lower case, and words among them (`all`, `none`, `office365`) and the operator in the service's spelling.",
    source:
      'inference from enumerations, which are (Microsoft docs: service error 1064 says `All` for `all`); not recorded for ids',
    default: true,
  },
  clientAppTypesDefaultToAll: {
    sentence: 'Absent `clientAppTypes` are stored as `["all"]`.',
    source: BODIES,
    default: true,
  },
  sessionFrequencyIsCompleted: {
    sentence:
      '`signInFrequency` gains `authenticationType` and `frequencyInterval`; `everyTime` has neither value nor type.',
    source: BODIES,
    default: true,
  },
  strengthIsExpanded: {
    sentence: 'A policy that names a strength by id is read back with the whole strength.',
    source: BODIES,
    default: true,
  },
  usersStayNullForWorkloads: {
    sentence: 'A workload identity policy sent without `users` is read back with `users: null`.',
    source: 'UniFy Conditional-Access-Baseline CA701 and CA702, 2026-07',
    default: true,
  },
  betaOmitsEmptyConditions: {
    sentence:
      'Beta leaves out `insiderRiskLevels`, `authenticationFlows` and `agentIdRiskLevels` when null and `servicePrincipalRiskLevels` when empty.',
    source: `${FIELD_MAP}; ${BODIES}`,
    default: true,
  },
  guiMembersAreDropped: {
    sentence: 'Members that only the portal sends, such as `clients`, are dropped by beta while they are null.',
    source: FIELD_MAP,
    default: true,
  },
  policyDescriptionIsNotKept: {
    sentence: 'A policy is read back without the `description` its type declares.',
    source: `${BODIES} (0 of 681)`,
    default: true,
  },
  patchMergesComplexTypes: {
    sentence: 'PATCH merges complex properties at every depth, replaces collections and clears with null.',
    source: 'Microsoft docs: conditionalaccesspolicy-update samples, 2026; below `conditions.*` unverified',
    default: true,
  },
  templateIdIsReadOnly: {
    sentence: '`templateId` in a PATCH, even null, is refused with 1118.',
    source: 'Azure-Samples/azure-ad-conditional-access-apis issue 20, 2023',
    default: true,
  },
  policiesAreSoftDeleted: {
    sentence: 'A deleted policy or location can be listed, restored and purged under `deletedItems` for 30 days.',
    source: 'Microsoft docs: policyDeletableItem and conditionalaccesspolicy-restore (beta), 2026',
    default: true,
  },
  trustedLocationsCannotBeDeleted: {
    sentence: 'A trusted named location has to lose its trust before it can be deleted.',
    source: 'Microsoft docs: namedlocation-delete, 2026; terraform-provider-azuread',
    default: true,
  },
  referencedLocationsCannotBeDeleted: {
    sentence: 'A named location that a policy uses cannot be deleted.',
    source: 'inference: terraform-provider-microsoft365 waits for references to vanish, 2026; status unknown',
    default: false,
  },
  locationPatchNeedsType: {
    sentence: 'PATCH of a named location must repeat its `@odata.type`, which cannot change.',
    source: 'Microsoft docs: ipnamedlocation-update, 2026; terraform-provider-azuread',
    default: true,
  },
  managedPoliciesCannotBeDeleted: {
    sentence: 'A policy that Microsoft manages cannot be deleted through Graph.',
    source: 'Microsoft docs: managed-policies, 2026',
    default: true,
  },
  strengthCombinationsNeedAction: {
    sentence:
      'PATCH of a strength accepts only its name and description; combinations change through `updateAllowedCombinations`.',
    source: 'Microsoft docs: authenticationstrengthpolicy-update and -updateallowedcombinations, 2026',
    default: true,
  },
  configurationsApplyToAllowedCombinations: {
    sentence: 'A combination configuration is for combinations that its strength allows.',
    source:
      'microsoftgraph/msgraph-sdk-typescript, authenticationCombinationConfiguration, 2025; the refusal is not recorded',
    default: true,
  },
  agreementFilesAreNotShown: {
    sentence: 'Terms of use are listed without the documents they were created with.',
    source: 'Microsoft docs: agreement-list and agreement-get, 2026 (a relation, expanded on request only)',
    default: true,
  },
  compliantNetworkIsProvided: {
    sentence: 'A compliant network location is made by the service; nobody creates, changes or deletes one.',
    source: 'UniFy Conditional-Access-Baseline skips it, 2026-07; the refusal is not recorded',
    default: true,
  },
  previewPoliciesNeedBeta: {
    sentence:
      'Policies with preview features are left out of the list of v1.0, which answers 1037 for one and 1038 to a change.',
    source:
      'terraform-provider-azuread issues 589 and 937; azure-docs-powershell-azuread issue 659 (1038); ConditionalAccessDocumentation issue 5',
    default: true,
  },
  policyCountIsLimited: {
    sentence:
      'A tenant holds at most 240 Conditional Access policies in any state, those Microsoft manages not counted.',
    source: 'Microsoft docs: service limits, 2026; the text of the refusal is not recorded',
    default: true,
  },
} satisfies Readonly<Record<string, Behaviour>>;
