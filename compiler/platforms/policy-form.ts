import type { JsonObject } from '../../schemas/json.ts';
import type { Pointer } from '../../schemas/pointer.ts';
import type { ManagedCollection } from '../../schemas/resource.ts';
import type { Platform } from './platform.ts';

/** How what is demanded on a platform becomes a Graph object. Whom it is for, and what happens to the unhealthy, is added alike. */
export interface PolicyForm {
  readonly collection: ManagedCollection;
  /** The body that says the settings: facts and further settings alike, by name. */
  compose(title: string, settings: JsonObject): JsonObject;
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
      titleAt: '/displayName',
      placeOf: (setting) => `/${setting}`,
    }
  );
}
