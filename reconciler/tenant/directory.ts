import type { CollectionName, Reference } from '../../schemas/reference.ts';
import { parseReference, referenceTo } from '../../schemas/reference.ts';

/**
 * Names ↔ ids of one tenant, as far as this run needs them. Names come first: a live body is translated on the way in, and ids
 * are bound when a request leaves.
 */
export class Directory {
  readonly #ids = new Map<string, string>();
  readonly #names = new Map<string, Reference>();

  /** Records that a name means an id. The first name of an id is the one it is called by. */
  record(collection: CollectionName, name: string, id: string): void {
    this.#ids.set(`${collection}/${name}`, id);
    const key = idKey(collection, id);
    if (!this.#names.has(key)) this.#names.set(key, referenceTo(collection, name));
  }

  /** The id a name means, or undefined while it is not known. */
  idOf(reference: Reference): string | undefined {
    return this.#ids.get(reference.$ref);
  }

  /** The name of an id, or the id itself where nobody could tell. Ids are compared without regard to case. */
  nameOf(collection: CollectionName, id: string): Reference | string {
    return this.#names.get(idKey(collection, id)) ?? id;
  }

  /** Everything known, for the bindings file: collection → name → id, sorted. */
  toNames(): Record<string, Record<string, string>> {
    const names: Record<string, Record<string, string>> = {};
    for (const [key, id] of [...this.#ids].sort(([left], [right]) => (left < right ? -1 : 1))) {
      const { collection, name } = parseReference({ $ref: key });
      names[collection] = { ...names[collection], [name]: id };
    }
    return names;
  }
}

function idKey(collection: CollectionName, id: string): string {
  return `${collection}/${id.toLowerCase()}`;
}
