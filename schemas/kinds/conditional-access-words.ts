import type { Words } from './kind.ts';

const platforms = ['android', 'iOS', 'windows', 'windowsPhone', 'macOS', 'linux', 'all'];
const riskLevels = ['low', 'medium', 'high', 'hidden', 'none'];
const filterModes = ['include', 'exclude'];
const guests = [
  'none',
  'internalGuest',
  'b2bCollaborationGuest',
  'b2bCollaborationMember',
  'b2bDirectConnectUser',
  'otherExternalUser',
  'serviceProvider',
];
const externalTenants = ['all', 'enumerated'];

/** Words of a Conditional Access policy in Graph's spelling; a test holds them to the enumerations Microsoft publishes. */
export const conditionalAccessWords: readonly Words[] = [
  { pointer: '/state', words: ['enabled', 'disabled', 'enabledForReportingButNotEnforced'] },
  {
    pointer: '/conditions/clientAppTypes/*',
    words: ['all', 'browser', 'mobileAppsAndDesktopClients', 'exchangeActiveSync', 'easSupported', 'other'],
  },
  { pointer: '/conditions/platforms/includePlatforms/*', words: platforms },
  { pointer: '/conditions/platforms/excludePlatforms/*', words: platforms },
  { pointer: '/conditions/userRiskLevels/*', words: riskLevels },
  { pointer: '/conditions/signInRiskLevels/*', words: riskLevels },
  { pointer: '/conditions/servicePrincipalRiskLevels/*', words: riskLevels },
  { pointer: '/conditions/insiderRiskLevels', words: ['minor', 'moderate', 'elevated'] },
  {
    pointer: '/conditions/authenticationFlows/transferMethods',
    words: ['none', 'deviceCodeFlow', 'authenticationTransfer'],
  },
  { pointer: '/conditions/applications/applicationFilter/mode', words: filterModes },
  { pointer: '/conditions/clientApplications/servicePrincipalFilter/mode', words: filterModes },
  { pointer: '/conditions/clientApplications/agentIdServicePrincipalFilter/mode', words: filterModes },
  { pointer: '/conditions/devices/deviceFilter/mode', words: filterModes },
  ...['include', 'exclude'].flatMap((side) => {
    const place = `/conditions/users/${side}GuestsOrExternalUsers`;
    return [
      { pointer: `${place}/guestOrExternalUserTypes`, words: guests },
      { pointer: `${place}/externalTenants/membershipKind`, words: externalTenants },
    ];
  }),
  // Published as plain text, unlike the rest (microsoft-graph-types, conditionalAccessGrantControls).
  { pointer: '/grantControls/operator', words: ['AND', 'OR'] },
  {
    pointer: '/grantControls/builtInControls/*',
    words: [
      'block',
      'mfa',
      'compliantDevice',
      'domainJoinedDevice',
      'approvedApplication',
      'compliantApplication',
      'passwordChange',
      'riskRemediation',
      'verifiedID',
    ],
  },
  {
    pointer: '/sessionControls/cloudAppSecurity/cloudAppSecurityType',
    words: ['mcasConfigured', 'monitorOnly', 'blockDownloads'],
  },
  {
    pointer: '/sessionControls/continuousAccessEvaluation/mode',
    words: ['strictEnforcement', 'disabled', 'strictLocation'],
  },
  { pointer: '/sessionControls/persistentBrowser/mode', words: ['always', 'never'] },
  {
    pointer: '/sessionControls/signInFrequency/authenticationType',
    words: ['primaryAndSecondaryAuthentication', 'secondaryAuthentication'],
  },
  { pointer: '/sessionControls/signInFrequency/frequencyInterval', words: ['timeBased', 'everyTime'] },
  { pointer: '/sessionControls/signInFrequency/type', words: ['days', 'hours'] },
];
