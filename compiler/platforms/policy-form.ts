import type { JsonObject } from '../../schemas/json.ts';
import type { Pointer } from '../../schemas/pointer.ts';
import type { ManagedCollection } from '../../schemas/resource.ts';
import type { Platform } from './platform.ts';

/** How what is demanded on a platform becomes a Graph object. Whom it is for, and what happens to the unhealthy, is added alike. */
export interface PolicyForm {
  readonly collection: ManagedCollection;
  /** The body that says the settings: facts and further settings alike, by name. */
  compose(title: string, settings: JsonObject): JsonObject;
  /** The mirror of `compose`: the settings of a body by name; undefined where it holds some that are none of these. May say less. */
  settingsOf(body: JsonObject): JsonObject | undefined;
  /** Where the display name stands. */
  readonly titleAt: Pointer;
  /** Where in a composed body a setting stands. */
  placeOf(setting: string, settings: JsonObject): Pointer;
}

/** The form of a platform's policies: its own, or a type with one property per setting. */
export function policyFormOf({ form, odataType }: Pick<Platform, 'form' | 'odataType'>): PolicyForm {
  return (
    form ?? {
      collection: 'deviceCompliancePolicies',
      compose: (title, settings) => ({ '@odata.type': odataType, displayName: title, ...settings }),
      settingsOf: (body) => without(body, inherited),
      titleAt: '/displayName',
      placeOf: (setting) => `/${setting}`,
    }
  );
}

/** What every type has besides the properties of its own, said by members of the standard. */
const inherited = [
  '@odata.type',
  'displayName',
  'description',
  'roleScopeTagIds',
  'scheduledActionsForRule',
  'assignments',
];

function without(body: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

/** Where the members stand that are in every policy of a form: those that say which platform it is for. */
export function constantsOf(form: PolicyForm): readonly Pointer[] {
  return Object.entries(form.compose('', {})).flatMap(([name, value]) =>
    typeof value === 'string' && `/${name}` !== form.titleAt ? [`/${name}` as const] : [],
  );
}
