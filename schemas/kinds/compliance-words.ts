import type { Words } from './kind.ts';

const threatLevels = ['unavailable', 'secured', 'low', 'medium', 'high', 'notSet'];
const complexities = ['none', 'low', 'medium', 'high'];

/** Words of a compliance policy of any platform in Graph's spelling; a test holds them to the enumerations Microsoft publishes. */
export const complianceWords: readonly Words[] = [
  { pointer: '/deviceThreatProtectionRequiredSecurityLevel', words: threatLevels },
  { pointer: '/advancedThreatProtectionRequiredSecurityLevel', words: threatLevels },
  {
    pointer: '/gatekeeperAllowedAppSource',
    words: ['notConfigured', 'macAppStore', 'macAppStoreAndIdentifiedDevelopers', 'anywhere'],
  },
  { pointer: '/passcodeRequiredType', words: ['deviceDefault', 'alphanumeric', 'numeric'] },
  {
    pointer: '/passwordRequiredType',
    words: [
      'deviceDefault',
      'alphabetic',
      'alphanumeric',
      'alphanumericWithSymbols',
      'lowSecurityBiometric',
      'numeric',
      'numericComplex',
      'any',
      'required',
      'customPassword',
    ],
  },
  {
    pointer: '/workProfilePasswordRequiredType',
    words: [
      'deviceDefault',
      'lowSecurityBiometric',
      'required',
      'atLeastNumeric',
      'numericComplex',
      'atLeastAlphabetic',
      'atLeastAlphanumeric',
      'alphanumericWithSymbols',
    ],
  },
  { pointer: '/requiredPasswordComplexity', words: complexities },
  { pointer: '/workProfileRequiredPasswordComplexity', words: complexities },
  { pointer: '/securityRequiredAndroidSafetyNetEvaluationType', words: ['basic', 'hardwareBacked'] },
  {
    pointer: '/assignments/*/target/deviceAndAppManagementAssignmentFilterType',
    words: ['none', 'include', 'exclude'],
  },
  {
    pointer: '/scheduledActionsForRule/*/scheduledActionConfigurations/*/actionType',
    words: [
      'noAction',
      'notification',
      'block',
      'retire',
      'wipe',
      'removeResourceAccessProfiles',
      'pushNotification',
      'remoteLock',
    ],
  },
];
