import { type FilterOperator, filterOperators } from './filter-rule.ts';

/** What an attribute holds, which decides what it can be compared with and how. */
type AttributeType = 'text' | 'id' | 'word' | 'boolean' | 'collection';

export interface DeviceAttribute {
  readonly name: string;
  readonly type: AttributeType;
  readonly operators: readonly FilterOperator[];
  /** The words it can hold; absent where it holds any text. */
  readonly words?: readonly string[];
}

const operatorsOf: Readonly<Record<AttributeType, readonly FilterOperator[]>> = {
  text: filterOperators,
  id: ['eq', 'ne', 'in', 'notIn'],
  word: ['eq', 'ne'],
  boolean: ['eq', 'ne'],
  collection: ['contains', 'notContains'],
};

const extensionAttributes = Array.from(
  { length: 15 },
  (_, index) => [`extensionAttribute${index + 1}`, 'text'] as const,
);

const types: readonly (readonly [name: string, type: AttributeType])[] = [
  ['deviceId', 'id'],
  ['displayName', 'text'],
  ['deviceOwnership', 'word'],
  ['enrollmentProfileName', 'text'],
  ['isCompliant', 'boolean'],
  ['manufacturer', 'text'],
  ['mdmAppId', 'id'],
  ['model', 'text'],
  ['operatingSystem', 'text'],
  ['operatingSystemVersion', 'text'],
  ['physicalIds', 'collection'],
  ['profileType', 'word'],
  ['systemLabels', 'collection'],
  ['trustType', 'word'],
  ...extensionAttributes,
];

/** What the attributes of type `word` can hold. */
const wordsOf: Readonly<Record<string, readonly string[]>> = {
  deviceOwnership: ['Company', 'Personal'],
  profileType: ['RegisteredDevice', 'SecureVM', 'Printer', 'Shared', 'IoT'],
  trustType: ['AzureAD', 'ServerAD', 'Workplace'],
};

/** The attributes of a device a filter can name, with their operators (Microsoft docs: concept-condition-filters-for-devices, 2025). */
export const deviceAttributes: readonly DeviceAttribute[] = types.map(([name, type]) => {
  const words = wordsOf[name];
  return { name, type, operators: operatorsOf[type], ...(words === undefined ? {} : { words }) };
});
