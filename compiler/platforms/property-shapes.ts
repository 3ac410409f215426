import type { SettingShape } from './platform.ts';

type Properties = Readonly<Record<string, SettingShape>>;

/** Properties that are true or false. */
export function booleans(...names: readonly string[]): Properties {
  return shaped(names, { type: 'boolean' });
}

/** Properties that are whole numbers. */
export function integers(...names: readonly string[]): Properties {
  return shaped(names, { type: 'integer' });
}

/** Properties that are text. */
export function strings(...names: readonly string[]): Properties {
  return shaped(names, { type: 'string' });
}

/** Properties that are lists of objects. */
export function lists(...names: readonly string[]): Properties {
  return shaped(names, { type: 'list', items: 'object' });
}

function shaped(names: readonly string[], shape: SettingShape): Properties {
  return Object.fromEntries(names.map((name) => [name, shape]));
}

/** Graph's enumerations, the member of a GET for a property nobody set first (Graph beta metadata, 2026-08). */
export const enumerations = {
  threatProtectionLevel: {
    type: 'enum',
    members: ['unavailable', 'secured', 'low', 'medium', 'high', 'notSet'],
  },
  requiredPasswordType: { type: 'enum', members: ['deviceDefault', 'alphanumeric', 'numeric'] },
  androidPasswordType: {
    type: 'enum',
    members: [
      'deviceDefault',
      'alphabetic',
      'alphanumeric',
      'alphanumericWithSymbols',
      'lowSecurityBiometric',
      'numeric',
      'numericComplex',
      'any',
    ],
  },
  androidOwnerPasswordType: {
    type: 'enum',
    members: [
      'deviceDefault',
      'required',
      'numeric',
      'numericComplex',
      'alphabetic',
      'alphanumeric',
      'alphanumericWithSymbols',
      'lowSecurityBiometric',
      'customPassword',
    ],
  },
  workProfilePasswordType: {
    type: 'enum',
    members: [
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
  passwordComplexity: { type: 'enum', members: ['none', 'low', 'medium', 'high'] },
  safetyNetEvaluation: { type: 'enum', members: ['basic', 'hardwareBacked'] },
  gatekeeperSources: {
    type: 'enum',
    members: ['notConfigured', 'macAppStore', 'macAppStoreAndIdentifiedDevelopers', 'anywhere'],
  },
} as const satisfies Readonly<Record<string, SettingShape>>;
