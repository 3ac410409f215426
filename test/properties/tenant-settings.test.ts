import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { projectSchema } from '../../compiler/project.ts';
import { writeTenantSettings } from '../../compiler/tenant-settings.ts';
import { validityPeriod, writeValidity } from '../../compiler/validity-period.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { compileExample } from '../support/compile-text.ts';

const untouched = { secureByDefault: false, deviceComplianceCheckinThresholdDays: 30, enhancedJailBreak: false };
const live = fc.record({
  secureByDefault: fc.boolean(),
  deviceComplianceCheckinThresholdDays: fc.integer({ min: 0, max: 120 }),
  enhancedJailBreak: fc.boolean(),
});

function compiled(members: JsonObject): JsonObject {
  const project = JSON.stringify({ version: 1, breakGlass: { groups: ['Break Glass'] }, ...members });
  const { resources, findings } = compileExample({ documents: '', project });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return (resources[0]?.body.settings ?? {}) as JsonObject;
}

it('what a tenant has and others do not is stated, and comes out as it went in', () =>
  fc.assert(
    fc.property(live, (settings) => {
      const meant = { ...settings, ...(settings.deviceComplianceCheckinThresholdDays === 0 ? untouchedDays : {}) };
      const stated = compiled(writeTenantSettings(settings));
      expect({ ...untouched, ...stated }).toEqual(meant);
      for (const [name, value] of Object.entries(stated))
        expect(value).not.toEqual(untouched[name as keyof typeof untouched]);
    }),
    { numRuns: 60 },
  ));

const untouchedDays = { deviceComplianceCheckinThresholdDays: untouched.deviceComplianceCheckinThresholdDays };

it('a period the project cannot say is not stated', () => {
  expect(writeTenantSettings({ deviceComplianceCheckinThresholdDays: 400, secureByDefault: null })).toEqual({});
});

it('periods are read as they are written', () => {
  for (let days = 1; days <= 120; days += 1) expect(validityPeriod.parse(writeValidity(days))).toBe(days);
  for (const text of ['0 days', '121 days', '30', '1.5 days', '2 weeks', '']) {
    expect(projectSchema.safeParse({ version: 1, complianceValidity: text }).success, text).toBe(false);
  }
});
