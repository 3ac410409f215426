import type { JsonObject } from '../../schemas/json.ts';
import type { ManagedCollection } from '../../schemas/resource.ts';
import type { FoundObject } from '../graph-json/read-graph-json.ts';

/** An object on its way to becoming a document. */
export interface Draft {
  readonly found: FoundObject;
  readonly collection: ManagedCollection;
  /** Name of the document to be. */
  readonly name: string;
  /** Id in the tenant it came from, where the input gives one that no other object of its kind has. */
  readonly id: string | undefined;
  /** Without what the service alone sets. */
  readonly body: JsonObject;
}
