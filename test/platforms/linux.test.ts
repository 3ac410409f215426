import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liftStandard } from '../../compiler/lift-standard.ts';
import { linux } from '../../compiler/platforms/linux.ts';
import { isUnsupported } from '../../compiler/platforms/platform.ts';
import { policyFormOf } from '../../compiler/platforms/policy-form.ts';
import { fromSettingInstances, toSettingInstances } from '../../compiler/platforms/setting-instances.ts';
import { conform } from '../../reconciler/emulator/metadata/conform.ts';
import { METADATA } from '../../reconciler/emulator/metadata/index.ts';
import { factNames } from '../../schemas/facts.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { readPointer } from '../../schemas/pointer.ts';
import { compileExample } from '../support/compile-text.ts';
import { demand } from './fact-values.ts';

const form = policyFormOf(linux);
const version = fc.array(fc.nat(99), { minLength: 1, maxLength: 3 }).map((numbers) => numbers.join('.'));
const count = fc.integer({ min: 1, max: 9 });
const distribution = fc.record(
  { type: fc.constantFrom('ubuntu', 'rhel'), minimumVersion: version, maximumVersion: version },
  { requiredKeys: ['type'] },
);
/** Plain values by definition, of every sort there is. */
const values = fc
  .record(
    {
      linux_deviceencryption_required: fc.boolean(),
      linux_distribution_alloweddistros: fc.array(distribution, { minLength: 1, maxLength: 3 }),
      linux_passwordpolicy_minimumlength: count,
      linux_passwordpolicy_minimumdigits: count,
      linux_passwordpolicy_minimumsymbols: count,
      linux_customcompliance_discoveryscript: fc.uuid(),
      linux_customcompliance_rules: fc.base64String({ minLength: 4 }),
    },
    { requiredKeys: [] },
  )
  .map((all) => JSON.parse(JSON.stringify(all)) as JsonObject);

describe('settings of the catalogue', () => {
  it('come back as the plain values they were made from', () =>
    fc.assert(
      fc.property(values, (plain) => {
        expect(fromSettingInstances(toSettingInstances(plain))).toEqual(plain);
      }),
    ));

  it('are what Microsoft publishes for a policy', () =>
    fc.assert(
      fc.property(values, (plain) => {
        const read = conform(METADATA.beta, 'deviceManagementCompliancePolicy', form.compose('x', plain));
        expect(read).not.toHaveProperty('misfit');
      }),
    ));

  it('stand where the form says', () =>
    fc.assert(
      fc.property(values, (plain) => {
        const body = form.compose('x', plain);
        for (const id of Object.keys(plain))
          expect(JSON.stringify(readPointer(body, form.placeOf(id, plain)))).toContain(`"${id}"`);
      }),
    ));

  it.each<[string, Json]>([
    ['no list', 'x'],
    ['a setting without an instance', [{}]],
    [
      'a choice of something else',
      [{ settingInstance: { settingDefinitionId: 'x', choiceSettingValue: { value: 'y' } } }],
    ],
    [
      'a group without a type',
      [
        {
          settingInstance: {
            settingDefinitionId: 'linux_distribution_alloweddistros',
            groupSettingCollectionValue: [{}],
          },
        },
      ],
    ],
  ])('are not guessed from %s', (_, settings) => {
    expect(fromSettingInstances(settings)).toBeUndefined();
  });
});

describe('facts on Linux', () => {
  it('are answered or refused in a sentence, whatever their value', () =>
    fc.assert(
      fc.property(demand, ({ fact, value }) => {
        const lowering = linux.facts[fact];
        const answer = isUnsupported(lowering) ? lowering : (lowering.lower as (of: unknown) => unknown)(value);
        if (isUnsupported(answer)) expect(answer.unsupported).toMatch(/^[a-zI](\S*\s+\S+){5,}[^.!?]$/s);
      }),
      { numRuns: 500 },
    ));

  it('are all answered or refused', () => {
    expect(Object.keys(linux.facts).sort()).toEqual([...factNames].sort());
  });

  it.each([
    [
      'ubuntu >= 22.04 <= 24.04, rhel >= 8',
      [
        { type: 'ubuntu', minimumVersion: '22.04', maximumVersion: '24.04' },
        { type: 'rhel', minimumVersion: '8' },
      ],
    ],
    ['Ubuntu >= 22.04, <= 24.04', [{ type: 'ubuntu', minimumVersion: '22.04', maximumVersion: '24.04' }]],
    ['rhel', [{ type: 'rhel' }]],
  ])('allow the distributions of `%s`', (text, allowed) => {
    const answer = linux.facts.os;
    expect(isUnsupported(answer) ? answer : answer.lower(text)).toEqual({ linux_distribution_alloweddistros: allowed });
  });

  it.each([
    [
      '>= 22.04',
      'a version of Linux is one of a distribution: write `ubuntu >= 22.04, rhel >= 8 <= 9` instead of `>= 22.04`',
    ],
    ['suse >= 15', 'Intune cannot be told to allow the distribution `suse`: write `ubuntu >= 22.04, rhel >= 8 <= 9`'],
    ['ubuntu > 22', 'the version range `> 22` cannot be read: write `>= 17`, `<= 18` or `>= 13 <= 15.2`'],
    ['ubuntu >= 24 <= 22', 'no version lies in `>= 24 <= 22`: the minimum is newer than the maximum'],
    ['', 'a version of Linux is one of a distribution: write `ubuntu >= 22.04, rhel >= 8 <= 9` instead of ``'],
  ])('refuse `%s`', (text, unsupported) => {
    const answer = linux.facts.os;
    expect(isUnsupported(answer) ? answer : answer.lower(text)).toEqual({ unsupported });
  });

  it.each([
    [{}, 'add `minimumLength`'],
    [{ minimumLength: 8, history: 3 }, '`history`'],
    [{ minimumLength: 8, type: 'alphanumeric' }, '`atLeast`'],
    [{ minimumLength: 8, blockSimple: true }, '`blockSimple`'],
    [{ minimumLength: 8, required: false }, '`required`'],
    [{ atLeast: { letters: 1 } }, '`letters`'],
  ] as const)('refuse a pin %j', (pin, why) => {
    const answer = linux.facts.pin;
    expect(isUnsupported(answer) ? answer : answer.lower(pin)).toEqual({ unsupported: expect.stringContaining(why) });
  });
});

describe('a policy', () => {
  const standard = (body: JsonObject) => ({ kind: 'DeviceStandard', name: 'laptops', ...liftStandard(linux, body) });
  const actions = [{ ruleName: null, scheduledActionConfigurations: [{ actionType: 'block', gracePeriodHours: 24 }] }];

  it('is lifted to the standard it comes from', () =>
    fc.assert(
      fc.property(values, (plain) => {
        const body: JsonObject = {
          ...form.compose('Laptops (Linux)', plain),
          description: 'd',
          roleScopeTagIds: ['7'],
          scheduledActionsForRule: actions,
        };
        const { resources, findings } = compileExample({ documents: JSON.stringify(standard(body)) });
        expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
        const [resource] = resources;
        expect(resource).toMatchObject({ kind: 'compliancePolicies', name: 'laptops.linux' });
        const { scheduledActionsForRule: _actions, assignments: _nobody, ...compiled } = resource?.body ?? {};
        const { scheduledActionsForRule: _given, ...wanted } = body;
        expect(compiled).toEqual(wanted);
      }),
      { numRuns: 50 },
    ));

  it('of a demand spelled out to be none says so under settings, and of no known setting is no standard', () => {
    const spelledOut = { linux_deviceencryption_required: false };
    expect(liftStandard(linux, form.compose('x', spelledOut))).toMatchObject({ settings: { linux: spelledOut } });
    expect(liftStandard(linux, { name: 'x', settings: [{}] })).toBeUndefined();
  });
});
