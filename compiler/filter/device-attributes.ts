import { type FilterOperator, filterOperators } from './filter-rule.ts';

/** What an attribute holds, which decides what it can be compared with and how. */
type AttributeType = 'text' | 'id' | 'word' | 'boolean' | 'collection';

export interface DeviceAttribute {
  readonly name: string;
  readonly type: AttributeType;
  readonly operators: readonly FilterOperator[];
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

/** The attributes of a device a filter can name, with their operators (Microsoft docs: concept-condition-filters-for-devices, 2025). */
export const deviceAttributes: readonly DeviceAttribute[] = types.map(([name, type]) => ({
  name,
  type,
  operators: operatorsOf[type],
}));
