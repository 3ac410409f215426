import { isJsonObject, type Json, type JsonObject } from '../../../schemas/json.ts';
import type { MetadataIndex, PropertyType } from './metadata.ts';

/** Why a body does not fit its type. `path` is slash-separated from the body's root, empty for the root itself. */
export interface Misfit {
  readonly path: string;
  readonly reason: 'unknownProperty' | 'wrongType' | 'unknownMember' | 'unknownType' | 'missingType';
  readonly detail: string;
}

export type Conformed = { readonly value: JsonObject } | { readonly misfit: Misfit };

/** What is read although it does not fit, for those who want to know what else a service might do. Nothing, normally. */
export interface Leniency {
  /** A value in the place of a list is read as a list of one. */
  readonly singleValues?: boolean;
  /** `unknownFutureValue` is taken for a member like the others. */
  readonly sentinels?: boolean;
}

class Refused extends Error {
  readonly misfit: Misfit;
  constructor(misfit: Misfit) {
    super(misfit.detail);
    this.misfit = misfit;
  }
}

/**
 * A body read as one of Graph's types: unknown properties, wrong JSON types and unknown enum members make a misfit. In the
 * value, enum members are spelled as Graph spells them and flags stand in the order of their numeric values, because that is
 * how the service hands them back (deploymenttheory/terraform-provider-microsoft365, conditional access field map, 2025).
 * Annotations (`…@odata.…`) are dropped, except `@odata.type` where it says more than the declared type does.
 */
export function conform(
  metadata: MetadataIndex,
  type: string,
  body: JsonObject,
  ignoreCase = true,
  leniency: Leniency = {},
): Conformed {
  try {
    return { value: new Reader(metadata, ignoreCase, leniency).object(type, body, '') };
  } catch (error) {
    if (error instanceof Refused) return { misfit: error.misfit };
    throw error;
  }
}

/** The type a body names in `@odata.type`, without `#microsoft.graph.`; undefined when it names none. */
export function namedType(body: JsonObject): string | undefined {
  const named = body['@odata.type'];
  return typeof named === 'string' ? named.replace(/^#?microsoft\.graph\./, '') : undefined;
}

class Reader {
  readonly #metadata: MetadataIndex;
  readonly #ignoreCase: boolean;
  readonly #leniency: Leniency;

  constructor(metadata: MetadataIndex, ignoreCase: boolean, leniency: Leniency) {
    this.#metadata = metadata;
    this.#ignoreCase = ignoreCase;
    this.#leniency = leniency;
  }

  object(declared: string, body: JsonObject, path: string): JsonObject {
    const type = namedType(body) ?? declared;
    if (!this.#metadata.hasType(type) || !this.#metadata.isA(type, declared)) {
      throw new Refused({ path, reason: 'unknownType', detail: type });
    }
    const properties = this.#metadata.propertiesOf(type);
    const value: Record<string, Json> = {};
    if (type !== declared) value['@odata.type'] = `#microsoft.graph.${type}`;
    for (const [name, given] of Object.entries(body)) {
      if (name.includes('@odata.')) continue;
      const property = properties.get(name);
      const at = path === '' ? name : `${path}/${name}`;
      if (property === undefined) throw new Refused({ path: at, reason: 'unknownProperty', detail: name });
      value[name] = this.#value(property, given, at);
    }
    return value;
  }

  #value(type: PropertyType, given: Json, path: string): Json {
    if (given === null) return null;
    if (!type.collection) return this.#element(type.name, given, path);
    if (!Array.isArray(given) && this.#leniency.singleValues !== true) {
      throw new Refused({ path, reason: 'wrongType', detail: `${type.name}[]` });
    }
    const items = Array.isArray(given) ? given : [given];
    return items.map((item, index) => this.#element(type.name, item, `${path}/${index}`));
  }

  #element(type: string, given: Json, path: string): Json {
    if (type === 'any') return given;
    const members = this.#metadata.enumMembers(type);
    if (members !== undefined) return this.#member(type, members, given, path);
    if (this.#metadata.hasType(type)) {
      if (!isJsonObject(given)) throw new Refused({ path, reason: 'wrongType', detail: type });
      return this.object(type, given, path);
    }
    if (!isPrimitive(type)) return given;
    if (typeof given !== type) throw new Refused({ path, reason: 'wrongType', detail: type });
    return given;
  }

  #member(type: string, members: readonly string[], given: Json, path: string): Json {
    if (typeof given !== 'string') throw new Refused({ path, reason: 'wrongType', detail: type });
    const flags = this.#metadata.isFlags(type);
    const found = (flags ? given.split(',').map((part) => part.trim()) : [given]).map((text) => {
      const member = members.find((name) => name === text || (this.#ignoreCase && sameLetters(name, text)));
      // The sentinel stands for what a reader does not know; nobody may store it.
      const isSentinel = member === 'unknownFutureValue' && this.#leniency.sentinels !== true;
      if (member === undefined || isSentinel) {
        throw new Refused({ path, reason: 'unknownMember', detail: text });
      }
      return member;
    });
    return flags ? members.filter((member) => found.includes(member)).join(',') : (found[0] ?? given);
  }
}

function sameLetters(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function isPrimitive(type: string): boolean {
  return type === 'string' || type === 'number' || type === 'boolean';
}
