import { describe, expect, it } from 'vitest';
import { platformOfType } from '../../compiler/platforms/index.ts';
import { isUnsupported, type Platform } from '../../compiler/platforms/platform.ts';
import { METADATA } from '../../reconciler/emulator/metadata/index.ts';
import { factNames } from '../../schemas/facts.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { derivedTypes, inheritedProperties, publishedProperties } from '../platforms/published-types.ts';

/** Said by a member of the standard, whatever the platform. */
const ofTheStandard = ['displayName', 'description', 'scheduledActionsForRule', 'assignments'];
/** A setting on every platform. */
const ofEveryType = ['roleScopeTagIds'];

/** What no document says, and why not. */
const unmodelled: Readonly<Record<string, string>> = {
  deviceSettingStateSummaries: 'a report of the service about devices, which nobody writes',
  deviceStatuses: 'a report of the service about devices, which nobody writes',
  deviceStatusOverview: 'a report of the service about devices, which nobody writes',
  userStatuses: 'a report of the service about users, which nobody writes',
  userStatusOverview: 'a report of the service about users, which nobody writes',
};

/** Types without a platform, and why. */
const noPlatform: Readonly<Record<string, string>> = {
  DefaultDeviceCompliancePolicy:
    'what a tenant has for devices without a policy; declared as devicesWithoutPolicy, not written',
};

const types = derivedTypes('DeviceCompliancePolicy');

function platformOf(type: string): Platform | undefined {
  return platformOfType(`#microsoft.graph.${type.charAt(0).toLowerCase()}${type.slice(1)}`);
}

function saidBy(platform: Platform, property: string): readonly string[] {
  const facts = factNames.filter((name) => {
    const answer = platform.facts[name];
    return !isUnsupported(answer) && answer.wire.includes(property);
  });
  const isSetting = facts.length === 0 && Object.hasOwn(platform.properties, property);
  return [
    ...facts.map((fact) => `fact ${fact}`),
    ...(isSetting || ofEveryType.includes(property) ? ['setting'] : []),
    ...(ofTheStandard.includes(property) ? ['member of the standard'] : []),
    ...(kinds.deviceCompliancePolicies.readOnly.includes(`/${property}`) ? ['read-only'] : []),
    ...(unmodelled[property] === undefined ? [] : ['unmodelled']),
  ];
}

describe('every device compliance policy type Microsoft publishes', () => {
  it('is that of a platform, or explained', () => {
    expect(types.length).toBeGreaterThanOrEqual(12);
    for (const type of types)
      expect([type, platformOf(type) === undefined]).toEqual([type, noPlatform[type] !== undefined]);
  });

  it.each(types.filter((type) => noPlatform[type] === undefined))('%s has no property nobody explains', (type) => {
    const platform = platformOf(type);
    if (platform === undefined) throw new Error(`no platform for ${type}`);
    const graph = platform.odataType.replace('#microsoft.graph.', '');
    const published = [...publishedProperties(type).keys(), ...inheritedProperties(type)];
    const distilled = [...METADATA.beta.propertiesOf(graph).keys()];
    for (const property of new Set([...published, ...distilled])) {
      expect(saidBy(platform, property), property).toHaveLength(1);
    }
  });

  it('explains nothing that is not there', () => {
    const all = new Set(types.flatMap((type) => [...publishedProperties(type).keys(), ...inheritedProperties(type)]));
    for (const property of [...Object.keys(unmodelled), ...ofTheStandard, ...ofEveryType])
      expect(all.has(property), property).toBe(true);
  });
});
