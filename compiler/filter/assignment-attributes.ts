import type { FilterOperator } from './filter-rule.ts';

/** An attribute a filter of an assignment can name. */
export interface AssignmentAttribute {
  readonly name: string;
  readonly operators: readonly FilterOperator[];
  /** The words it can hold; absent where it holds any text. */
  readonly words?: readonly string[];
  /** Graph's words for the platforms whose devices or apps have it. */
  readonly platforms: readonly string[];
}

const text: readonly FilterOperator[] = ['eq', 'ne', 'in', 'notIn', 'startsWith', 'contains', 'notContains'];
const listed: readonly FilterOperator[] = ['eq', 'ne', 'in', 'notIn'];
const word: readonly FilterOperator[] = ['eq', 'ne'];
const version: readonly FilterOperator[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];

const windows = ['windows10AndLater'];
const android = ['android', 'androidForWork', 'androidAOSP'];
const everywhere = [...android, 'iOS', 'macOS', ...windows];

/** Of devices (Microsoft docs: filters-device-properties, 2025-03). */
const device: readonly AssignmentAttribute[] = [
  {
    name: 'cpuArchitecture',
    operators: listed,
    words: ['amd64', 'x86', 'x64', 'arm64', 'unknown'],
    platforms: ['macOS', ...windows],
  },
  { name: 'deviceCategory', operators: text, platforms: everywhere },
  { name: 'deviceName', operators: text, platforms: everywhere },
  { name: 'deviceOwnership', operators: word, words: ['Personal', 'Corporate', 'Unknown'], platforms: everywhere },
  {
    name: 'deviceTrustType',
    operators: listed,
    words: ['Azure AD joined', 'Azure AD registered', 'Hybrid Azure AD joined', 'Unknown'],
    platforms: windows,
  },
  {
    name: 'enrollmentProfileName',
    operators: text,
    platforms: ['androidForWork', 'androidAOSP', 'iOS', ...windows],
  },
  { name: 'isRooted', operators: word, words: ['True', 'False', 'Unknown'], platforms: [...android, 'iOS'] },
  { name: 'manufacturer', operators: text, platforms: everywhere },
  { name: 'model', operators: text, platforms: everywhere },
  { name: 'operatingSystemVersion', operators: version, platforms: everywhere },
  { name: 'osVersion', operators: text, platforms: everywhere },
  { name: 'operatingSystemSKU', operators: text, platforms: windows },
];

const androidApps = 'androidMobileApplicationManagement';
const iosApps = 'iOSMobileApplicationManagement';
const appsEverywhere = [androidApps, iosApps, 'windowsMobileApplicationManagement'];

/** Of managed apps (the same page). */
const app: readonly AssignmentAttribute[] = [
  { name: 'appVersion', operators: text, platforms: appsEverywhere },
  {
    name: 'deviceManagementType',
    operators: word,
    words: [
      'Unmanaged',
      'Managed',
      'Android device administrator',
      'Android Enterprise',
      'AOSP userless devices',
      'AOSP user-associated devices',
      'Corporate-owned dedicated devices with Azure AD Shared mode',
    ],
    platforms: [androidApps, iosApps],
  },
  { name: 'deviceManufacturer', operators: text, platforms: appsEverywhere },
  { name: 'deviceModel', operators: text, platforms: appsEverywhere },
  { name: 'operatingSystemVersion', operators: version, platforms: appsEverywhere },
  { name: 'osVersion', operators: text, platforms: appsEverywhere },
];

/** What filters over devices and over managed apps can name. */
export const assignmentAttributes = { device, app } as const;
