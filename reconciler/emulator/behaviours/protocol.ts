import type { Behaviour } from './behaviour.ts';

/** Beliefs about Graph as a protocol: envelopes, query options, enums, paging, throttling, permissions. */
export const PROTOCOL_BEHAVIOURS = {
  betaHidesNumberedText: {
    sentence:
      'Beta puts the numbered Conditional Access text in `innerError.message` and a general sentence in `message`.',
    source: 'Azure-Samples/azure-ad-conditional-access-apis issue 20, 2020; UniFy Conditional-Access-Baseline, 2026-07',
    default: true,
  },
  sentinelHidesNewEnumMembers: {
    sentence:
      'Enum members declared after `unknownFutureValue` are returned as it unless the request says `Prefer: include-unknown-enum-members`.',
    source: 'Microsoft docs: best-practices-concept, 2026; terraform-provider-azuread issue 730',
    default: true,
  },
  enumNamesIgnoreCase: {
    sentence: 'Enum members are read without regard to case and returned in the declared spelling.',
    source:
      'deploymenttheory/terraform-provider-microsoft365, conditional access field map, 2025 (guest types); inference for the rest',
    default: true,
  },
  policiesTruncateAtTop: {
    sentence: '`$top=n` on the Conditional Access policies returns the first n without a next link.',
    source: 'Micke-K/IntuneManagement issues 364 and 379, 2025',
    default: true,
  },
  directoryPaging: {
    sentence: 'Directory collections come in pages of 100, at most 999, with `@odata.nextLink`.',
    source: 'Microsoft docs: paging, 2026 (page sizes: general knowledge, unverified)',
    default: true,
  },
  advancedQueriesNeedConsistencyLevel: {
    sentence:
      '`ne`, `not`, `endsWith`, `$count`, `$search` and `$orderby` with `$filter` on directory objects need `ConsistencyLevel: eventual`.',
    source: 'Microsoft docs: aad-advanced-queries, 2026',
    default: true,
  },
  permissionsAreChecked: {
    sentence: 'A token without the documented permission gets 403 AccessDenied.',
    source: 'terraform-provider-azuread issue 1687, 2025; Microsoft docs: permission tables per method, 2026',
    default: true,
  },
  staleReadsAfterWrite: {
    sentence:
      'The first two reads of a collection after a write may still show, and rules may still see, the state before it.',
    source:
      'terraform-provider-azuread, terraform-provider-microsoft365 and CIPP poll for this, 2026; the number is an assumption',
    default: false,
  },
  conditionalAccessThrottleHasNoRetryAfter: {
    sentence: 'Conditional Access answers 429 without `Retry-After`.',
    source: 'Microsoft docs: throttling-limits, 2026; terraform-provider-azuread issue 1784',
    default: true,
  },
  mutationsAreAudited: {
    sentence:
      'Every change appears in `directoryAudits`, or for Intune in `auditEvents`, with old and new values as JSON text.',
    source: 'Microsoft docs: reference-audit-activities and troubleshoot-policy-changes-audit-log, 2026',
    default: true,
  },
  auditsTellUserAgent: {
    sentence:
      'Rows of `directoryAudits` carry the program a change was made with as `User-Agent` in `additionalDetails`.',
    source: 'Microsoft docs: directoryaudit resource type, 2026 (the key: inference from exports of the log)',
    default: true,
  },
  auditRowsComeLate: {
    sentence: 'A row appears in an audit log five minutes after the change.',
    source: 'Azure AD reporting latencies, 2022 (99 of 100 rows; kept by michev.info/blog/post/5749)',
    default: false,
  },
  auditRowsExpire: {
    sentence: '`directoryAudits` keeps rows for 30 days, `auditEvents` for a year.',
    source: 'Microsoft docs: reference-reports-data-retention and intune monitor-audit-logs, 2026',
    default: true,
  },
} satisfies Readonly<Record<string, Behaviour>>;
