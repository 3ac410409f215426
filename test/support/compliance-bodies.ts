import * as fc from 'fast-check';
import { platforms } from '../../compiler/platforms/index.ts';
import { defaultOf, isUnsupported, type Platform, type SettingShape } from '../../compiler/platforms/platform.ts';
import { policyFormOf } from '../../compiler/platforms/policy-form.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { demand } from '../platforms/fact-values.ts';

/** Values a property can have by its shape: those nobody would write by hand as well. */
function anyOf(shape: SettingShape): fc.Arbitrary<Json> {
  if (shape.type === 'boolean') return fc.boolean();
  if (shape.type === 'integer') return fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 400 }));
  if (shape.type === 'enum') return fc.constantFrom(...shape.members);
  if (shape.type === 'string') return fc.constantFrom<Json>(null, '10.0', '15.4.1', 'no version', '2025-09-01');
  return fc.constant(defaultOf(shape));
}

function propertiesOf(platform: Platform): fc.Arbitrary<JsonObject> {
  const shapes = Object.entries(platform.properties);
  return fc
    .record(Object.fromEntries(shapes.map(([name, shape]) => [name, anyOf(shape)])), { requiredKeys: [] })
    .map((body) => body as JsonObject);
}

/** What facts make of a policy. */
function demanded(platform: Platform): fc.Arbitrary<JsonObject> {
  return fc.array(demand, { maxLength: 8 }).map((demands) => {
    const bodies = demands.flatMap(({ fact, value }) => {
      const answer = platform.facts[fact];
      const body = isUnsupported(answer) ? answer : (answer.lower as (value: unknown) => JsonObject)(value);
      return isUnsupported(body) ? [] : [body];
    });
    return Object.assign({}, ...bodies) as JsonObject;
  });
}

const action = (actionType: string, gracePeriodHours: number, template = '') => ({
  actionType,
  gracePeriodHours,
  notificationTemplateId: template,
  notificationMessageCCList: [],
});
const hours = fc.integer({ min: 0, max: 400 });
const rules: fc.Arbitrary<JsonObject> = fc
  .tuple(hours, fc.array(fc.oneof(fc.tuple(fc.constant('retire'), hours), fc.tuple(fc.constant('wipe'), hours))))
  .map(([block, others]) => ({
    ruleName: null,
    scheduledActionConfigurations: [action('block', block), ...others.map(([type, after]) => action(type, after))],
  }));

/** Settings of the catalogue: one that is not asked about is not there, and there is one at least. */
function asked(settings: JsonObject): JsonObject {
  const said = Object.entries(settings).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return said.length === 0 ? { linux_deviceencryption_required: true } : Object.fromEntries(said);
}

/** Compliance policies of every type, as exports hold them: with and without defaults, actions and scope tags. */
export const complianceBodies: fc.Arbitrary<JsonObject> = fc.constantFrom(...platforms).chain((platform) =>
  fc
    .record({
      displayName: fc.constantFrom('Baseline', 'Café — strict', `Mine (${platform.title})`, '0'),
      description: fc.constantFrom<Json>(null, '', 'Why it is there'),
      settings: fc.oneof(propertiesOf(platform), demanded(platform)),
      rules: fc.option(rules, { nil: undefined }),
      roleScopeTagIds: fc.constantFrom<Json>(['0'], [], ['0', '7']),
      unknown: fc.boolean(),
    })
    .map(
      ({ displayName, description, settings, rules: rule, roleScopeTagIds, unknown }): JsonObject => ({
        '@odata.type': platform.odataType,
        id: '5c5e4b0e-0000-4000-8000-000000000001',
        ...policyFormOf(platform).compose(displayName, platform.form === undefined ? settings : asked(settings)),
        description,
        roleScopeTagIds,
        ...(rule === undefined ? {} : { scheduledActionsForRule: [rule] }),
        ...(unknown ? { somethingNew: true } : {}),
      }),
    ),
);
