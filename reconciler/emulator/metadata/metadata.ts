/** A slice of Graph's type system: what a body of one API version may contain. */
export interface Metadata {
  readonly types: Readonly<Record<string, EntityOrComplexType>>;
  /** Member names in ascending order of their numeric value. */
  readonly enums: Readonly<Record<string, readonly string[]>>;
}

export interface EntityOrComplexType {
  readonly base?: string;
  /** Property name to type: `string`, `number`, `boolean`, `any`, or the name of a type or enum; `[]` marks a collection. */
  readonly properties: Readonly<Record<string, string>>;
}

/** Graph's two public API versions. */
export type ApiVersion = 'v1.0' | 'beta';

/** One property as the index answers it: the element type and whether it is a collection. */
export interface PropertyType {
  readonly name: string;
  readonly collection: boolean;
}

/** Look-ups over one version's metadata, with inheritance resolved. */
export class MetadataIndex {
  readonly #metadata: Metadata;
  readonly #flags: ReadonlySet<string>;
  readonly #properties = new Map<string, ReadonlyMap<string, PropertyType>>();

  /** `flags` names the enums whose values are comma-separated sets of members. */
  constructor(metadata: Metadata, flags: ReadonlySet<string>) {
    this.#metadata = metadata;
    this.#flags = flags;
  }

  hasType(type: string): boolean {
    return this.#metadata.types[type] !== undefined;
  }

  /** Every property of a type, its bases' first. Empty for a type the metadata does not know. */
  propertiesOf(type: string): ReadonlyMap<string, PropertyType> {
    const known = this.#properties.get(type);
    if (known !== undefined) return known;
    const declared = this.#metadata.types[type];
    const properties = new Map(declared?.base === undefined ? [] : this.propertiesOf(declared.base));
    for (const [name, text] of Object.entries(declared?.properties ?? {})) properties.set(name, parseType(text));
    this.#properties.set(type, properties);
    return properties;
  }

  /** True when `type` is `base` or inherits from it. */
  isA(type: string, base: string): boolean {
    for (let at: string | undefined = type; at !== undefined; at = this.#metadata.types[at]?.base) {
      if (at === base) return true;
    }
    return false;
  }

  enumMembers(name: string): readonly string[] | undefined {
    return this.#metadata.enums[name];
  }

  isFlags(name: string): boolean {
    return this.#flags.has(name);
  }
}

function parseType(text: string): PropertyType {
  const collection = text.endsWith('[]');
  return { name: collection ? text.slice(0, -2) : text, collection };
}
