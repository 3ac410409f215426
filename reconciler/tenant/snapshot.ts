import type { JsonObject } from '../../schemas/json.ts';
import type { ApiVersion, ManagedCollection } from '../../schemas/resource.ts';

/** One object of the tenant, as Graph gave it. */
export interface LiveObject {
  readonly kind: ManagedCollection;
  readonly id: string;
  readonly displayName: string;
  /** As received, ids and noise included. */
  readonly body: JsonObject;
  /** The version the body was read with, and the only one that may write the object. */
  readonly apiVersion: ApiVersion;
  /** True for an object that v1.0 keeps from its list. */
  readonly onlyBeta: boolean;
}

/** Everything read for one run. A kind that is not in `kinds` was not read: its absence says nothing. */
export interface Snapshot {
  readonly kinds: readonly ManagedCollection[];
  readonly objects: readonly LiveObject[];
}
