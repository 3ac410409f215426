import { agentsInPolicies } from './agents.ts';
import { appCount } from './app-count.ts';
import { appEnforcedRestrictions } from './app-enforced-restrictions.ts';
import { appProtectionPlatforms } from './app-protection-platforms.ts';
import { applicationFilter } from './application-filter.ts';
import { approvedAppRetired } from './approved-app.ts';
import { assignmentFilterCount } from './assignment-filter-count.ts';
import { assignmentFilterRule } from './assignment-filter-rule.ts';
import { assignmentTargetsCheck } from './assignment-targets.ts';
import { audienceWords } from './audience-words.ts';
import { authenticationFlows } from './authentication-flows.ts';
import { besideEveryone } from './beside-everyone.ts';
import { blockAlone } from './block-alone.ts';
import { breakGlassIncluded } from './break-glass-included.ts';
import { caseNames } from './case-names.ts';
import { casesAndRequire } from './cases-and-require.ts';
import type { Check } from './check.ts';
import { clientTypesOfPolicy } from './client-types.ts';
import { cloudAppSecurity } from './cloud-app-security.ts';
import { conditionTwice } from './condition-twice.ts';
import { contextIds } from './context-ids.ts';
import { continuousAccess } from './continuous-access.ts';
import { demandsNothing } from './demands-nothing.ts';
import { deviceFilterHeadroom } from './device-filter-headroom.ts';
import { deviceFilterLength } from './device-filter-length.ts';
import { deviceFilterRule } from './device-filter-rule.ts';
import { deviceFilterTerms } from './device-filter-terms.ts';
import { deviceOfMachines } from './device-of-machines.ts';
import { deviceStates } from './device-states.ts';
import { displayNames } from './display-names.ts';
import { doorWithoutLock } from './door-without-lock.ts';
import { everyoneBlocked } from './everyone-blocked.ts';
import { everytimeCompany } from './everytime-company.ts';
import { everytimeFrequency } from './everytime-frequency.ts';
import { exceptedEverything } from './excepted-everything.ts';
import { exchangeActiveSync } from './exchange-activesync.ts';
import { excludedAppsOfAll } from './excluded-apps-of-all.ts';
import { excludedAppsWithoutApps } from './excluded-apps-without-apps.ts';
import { excludedOnly } from './excluded-only.ts';
import { externalTenants } from './external-tenants.ts';
import { filterSpelling } from './filter-spelling.ts';
import { guestsTwice } from './guests-twice.ts';
import { hollowSession } from './hollow-session.ts';
import { includedAndExcluded } from './included-and-excluded.ts';
import { locationKind } from './location-kind.ts';
import { locationRanges } from './location-ranges.ts';

import { membershipRule } from './membership-rule.ts';

import { messageTexts } from './message-texts.ts';

import { mfaAndStrength } from './mfa-and-strength.ts';
import { namedLocationCount } from './named-location-count.ts';
import { noBreakGlass } from './no-break-glass.ts';
import { noControls } from './no-controls.ts';
import { noLockToBeHad } from './no-lock-to-be-had.ts';
import { nobodyLeftOut } from './nobody-left-out.ts';
import { noncompliancePlatforms } from './noncompliance-platforms.ts';
import { notificationTemplates } from './notification-templates.ts';
import { officeSuite } from './office-suite.ts';
import { otherPlatforms } from './other-platforms.ts';
import { otherwiseUnknown } from './otherwise-unknown.ts';
import { overlappingCases } from './overlapping-cases.ts';
import { passwordChange } from './password-change.ts';
import { persistentBrowserForAll } from './persistent-browser.ts';
import { policyAudience } from './policy-audience.ts';
import { policyCount } from './policy-count.ts';
import { policySize } from './policy-size.ts';
import { policyTarget } from './policy-target.ts';
import { publishedMembers } from './published-members.ts';
import { rangeCount } from './range-count.ts';
import { refusedFacts } from './refused-facts.ts';
import { registerDevice } from './register-device.ts';
import { retiredPlatforms } from './retired-platforms.ts';
import { riskRemediation } from './risk-remediation.ts';
import { roleIds } from './role-ids.ts';
import { saysNothing } from './says-nothing.ts';
import { scriptBesideWsl } from './script-beside-wsl.ts';
import { scriptContent } from './script-content.ts';
import { signInPeriod } from './sign-in-period.ts';
import { singleValues } from './single-values.ts';
import { strengthCount } from './strength-count.ts';
import { termsCount } from './terms-count.ts';
import { tokenProtection } from './token-protection.ts';
import { twoStrengths } from './two-strengths.ts';
import { unassignableAudience } from './unassignable-audience.ts';
import { unassignedLock } from './unassigned-lock.ts';
import { unassignedStandard } from './unassigned-standard.ts';
import { unknownCountries } from './unknown-countries.ts';
import { unknownSettings } from './unknown-settings.ts';
import { unnamedCase } from './unnamed-case.ts';
import { unnamedStandard } from './unnamed-standard.ts';
import { unselectableApps } from './unselectable-apps.ts';
import { unwritableWords } from './unwritable-words.ts';
import { workloadIdentities } from './workload-identities.ts';

/**
 * Every check, in the order of its first code: sentences, standards, locations, audiences, and then what looks at Graph bodies.
 * The latter run only when nothing before them is an error, so they need not repeat what a check of documents says.
 */
export const checks: readonly Check[] = [
  saysNothing,
  casesAndRequire,
  otherwiseUnknown,
  conditionTwice,
  caseNames,
  refusedFacts,
  otherPlatforms,
  unknownSettings,
  locationKind,
  locationRanges,
  audienceWords,
  twoStrengths,
  unnamedStandard,
  doorWithoutLock,
  unassignedStandard,
  unassignableAudience,
  noBreakGlass,
  policyTarget,
  policyAudience,
  includedAndExcluded,
  blockAlone,
  mfaAndStrength,
  noControls,
  passwordChange,
  registerDevice,
  persistentBrowserForAll,
  everytimeFrequency,
  appProtectionPlatforms,
  approvedAppRetired,
  clientTypesOfPolicy,
  everyoneBlocked,
  breakGlassIncluded,
  displayNames,
  policySize,
  policyCount,
  deviceFilterLength,
  deviceOfMachines,
  deviceFilterRule,
  unwritableWords,
  singleValues,
  excludedAppsWithoutApps,
  applicationFilter,
  besideEveryone,
  guestsTwice,
  externalTenants,
  roleIds,
  excludedOnly,
  deviceStates,
  deviceFilterTerms,
  riskRemediation,
  signInPeriod,
  everytimeCompany,
  appEnforcedRestrictions,
  continuousAccess,
  tokenProtection,
  cloudAppSecurity,
  hollowSession,
  exchangeActiveSync,
  workloadIdentities,
  authenticationFlows,
  agentsInPolicies,
  unselectableApps,
  nobodyLeftOut,
  officeSuite,
  excludedAppsOfAll,
  namedLocationCount,
  rangeCount,
  strengthCount,
  contextIds,
  termsCount,
  appCount,
  deviceFilterHeadroom,
  unnamedCase,
  overlappingCases,
  noLockToBeHad,
  demandsNothing,
  unassignedLock,
  exceptedEverything,
  publishedMembers,
  unknownCountries,
  membershipRule,
  filterSpelling,
  retiredPlatforms,
  scriptBesideWsl,
  assignmentFilterRule,
  assignmentTargetsCheck,
  notificationTemplates,
  scriptContent,
  assignmentFilterCount,
  noncompliancePlatforms,
  messageTexts,
];
