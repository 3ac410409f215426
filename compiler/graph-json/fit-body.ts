import type { FindingRule } from '../../schemas/finding.ts';
import { define, isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { quote } from '../text/quote.ts';
import { fitWords } from './fit-words.ts';
import { jsonLimits } from './json-limits.ts';
import type { JsonPath } from './json-text.ts';
import { isOfType, isPublishedType, type PublishedProperty, propertiesOf, typeNamed } from './published-types.ts';
import {
  repairedShape,
  respelled,
  serializerReference,
  truncatedDepth,
  twoSpellings,
  wrongShape,
} from './reader-rules.ts';

/** Something odd about one place of a body: `path` in the body as it is handed on, `source` as it was written. */
export interface Complaint {
  readonly rule: FindingRule;
  readonly message: string;
  readonly help?: string;
  readonly path: JsonPath;
  readonly source: JsonPath;
}

export interface FittedBody {
  readonly body: JsonObject;
  readonly complaints: readonly Complaint[];
}

/** A place on the way down. */
export interface Place {
  readonly path: JsonPath;
  readonly source: JsonPath;
}

/**
 * A body in Graph's own spelling and shape, as far as the published type tells them. Property names are respelled when only
 * their letter case differs; a list of one that PowerShell unrolled becomes a list again; anything else that does not fit is
 * complained of and kept as it is, for a body is evidence. Properties no type has are kept too.
 */
export function fitBody(type: string, body: JsonObject): FittedBody {
  const fitter = new Fitter(isPascalCase(body));
  return { body: fitter.object(type, body, { path: [], source: [] }), complaints: fitter.complaints };
}

/** An export of PowerShell's typed objects: every name is capitalised. */
function isPascalCase(body: JsonObject): boolean {
  const names = Object.keys(body).filter((name) => !name.includes('@'));
  return names.length > 1 && names.every((name) => /^_?[A-Z]/.test(name));
}

const truncated = /^(@\{.*|System\.(Object|String)\[\]|System\.Collections\.\S+|Microsoft\.\S*PowerShell\S*)$/s;
const primitives = ['string', 'number', 'boolean'];
const nested = (place: Place, name: string | number, written: string | number = name): Place => ({
  path: [...place.path, name],
  source: [...place.source, written],
});

class Fitter {
  readonly complaints: Complaint[] = [];
  readonly #counts = new Map<FindingRule, number>();
  readonly #isPascalCase: boolean;

  constructor(isPascalCase: boolean) {
    this.#isPascalCase = isPascalCase;
  }

  object(declared: string, value: JsonObject, place: Place): JsonObject {
    const type = typeOf(declared, value);
    const result: Record<string, Json> = {};
    const spelled = new Map<string, string>();
    for (const { name, member, source } of this.#members(value, place)) {
      const property = name.includes('@') ? undefined : propertiesOf(type).get(name.toLowerCase());
      const target = property?.name ?? this.#spell(name);
      const at: Place = { path: [...place.path, target], source };
      const earlier = spelled.get(target);
      if (earlier !== undefined) {
        this.#complain(twoSpellings, at, `${quote(earlier)} and ${quote(name)} are the same property`, 'remove one');
        continue;
      }
      spelled.set(target, name);
      if (target !== name) this.#complain(respelled, at, `${quote(name)} is read as ${quote(target)}`);
      define(result, target, property === undefined ? this.#untyped(member, at) : this.#typed(property, member, at));
    }
    return result;
  }

  /** The members of an object, those that PowerShell's Graph module keeps apart in `AdditionalProperties` among them. */
  #members(value: JsonObject, place: Place) {
    return Object.entries(value).flatMap(([name, member]) => {
      const own = { name, member, source: [...place.source, name] };
      if (!this.#isPascalCase || name !== 'AdditionalProperties' || !isJsonObject(member)) return [own];
      return Object.entries(member).map(([inner, part]) => ({
        name: inner,
        member: part,
        source: [...own.source, inner],
      }));
    });
  }

  #spell(name: string): string {
    if (!this.#isPascalCase || name.includes('@')) return name;
    if (/^odatatype$/i.test(name)) return '@odata.type';
    const letters = name.replace(/^_(?=[A-Z])/, '');
    return letters.charAt(0).toLowerCase() + letters.slice(1);
  }

  #typed(property: PublishedProperty, value: Json, place: Place): Json {
    if (value === null) return null;
    if (isJsonObject(value) && this.#isForeignReference(value, place)) return value;
    return property.isCollection ? this.#list(property, value, place) : this.#single(property, value, place);
  }

  #list(property: PublishedProperty, value: Json, place: Place): Json {
    if (Array.isArray(value))
      return value.map((item: Json, index) => {
        if (Array.isArray(item)) this.#misshapen(place, 'a list stands inside a list');
        return this.#single(property, item, nested(place, index));
      });
    if (isJsonObject(value)) return this.#objectForList(property, value, place);
    if (this.#isTruncated(value, place)) return value;
    const isOne = !isPublishedType(property.type) && value !== '' && fitWords(property, value).isOne;
    if (!isOne) return this.#misshapen(place, `${quote(String(value))} stands where a list belongs`, value);
    this.#complain(
      repairedShape,
      place,
      `${quote(String(value))} stands where a list belongs, and is read as a list of one`,
    );
    return [this.#single(property, value, place)];
  }

  #objectForList(property: PublishedProperty, value: JsonObject, place: Place): Json {
    const names = Object.keys(value);
    const listed = names.find((name) => /^value$/i.test(name));
    if (names.length === 0) {
      this.#complain(repairedShape, place, '`{}` stands where a list belongs, and is read as an empty one');
      return [];
    }
    if (listed !== undefined && names.every((name) => name === listed || /^count$/i.test(name))) {
      this.#complain(repairedShape, place, `the list stands under ${quote(listed)}, and is read as the list itself`);
      return this.#list(property, value[listed] ?? [], { path: place.path, source: [...place.source, listed] });
    }
    if (!isPublishedType(property.type)) return this.#misshapen(place, 'an object stands where a list belongs', value);
    this.#complain(
      repairedShape,
      place,
      'an object stands where a list of objects belongs, and is read as a list of one',
    );
    return [this.object(property.type, value, { path: [...place.path, 0], source: place.source })];
  }

  #single(property: PublishedProperty, value: Json, place: Place): Json {
    if (value === null) return null;
    const isObjectExpected = isPublishedType(property.type);
    const isSimple = primitives.includes(property.type) || fitWords(property, '').isEnumeration;
    if (Array.isArray(value)) {
      if (value.length > 0)
        return this.#misshapen(place, 'a list stands where there is room for one value only', value);
      this.#complain(repairedShape, place, '`[]` stands where no list belongs, and is read as nothing');
      return null;
    }
    if (isJsonObject(value)) {
      if (this.#isForeignReference(value, place)) return value;
      if (isObjectExpected) return this.object(property.type, value, place);
      return isSimple && !isOwnReference(value)
        ? this.#misshapen(place, 'an object stands where a plain value belongs', value)
        : this.#untyped(value, place);
    }
    if (!isObjectExpected) {
      for (const { rule, message, help } of fitWords(property, value).complaints)
        this.#complain(rule, place, message, help);
      return value;
    }
    if (this.#isTruncated(value, place)) return value;
    return this.#misshapen(place, `${quote(String(value))} stands where an object belongs`, value);
  }

  /** Below a property that no published type has. */
  #untyped(value: Json, place: Place): Json {
    if (Array.isArray(value)) return value.map((item: Json, index) => this.#untyped(item, nested(place, index)));
    if (!isJsonObject(value)) {
      if (value !== '' && place.path.length > 0) this.#isTruncated(value, place);
      return value;
    }
    return this.#isForeignReference(value, place) ? value : this.object('', value, place);
  }

  #isTruncated(value: Json, place: Place): boolean {
    if (typeof value !== 'string' || !truncated.test(value)) return false;
    const help = 'export again with `ConvertTo-Json -Depth 20`';
    this.#complain(truncatedDepth, place, `the content was cut off: only ${quote(value)} is left of it`, help);
    return true;
  }

  #isForeignReference(value: JsonObject, place: Place): boolean {
    const sign = ['$ref', '$id', '$values'].find((name) => Object.hasOwn(value, name));
    if (sign === undefined || isOwnReference(value)) return false;
    const message = `${quote(sign)} belongs to the program that wrote the file, not to Graph`;
    this.#complain(serializerReference, place, message, 'export again without preserved references');
    return true;
  }

  #misshapen(place: Place, message: string, value: Json = null): Json {
    this.#complain(wrongShape, place, message, 'write it as Graph does, or export the object again');
    return value;
  }

  #complain(rule: FindingRule, place: Place, message: string, help?: string): void {
    const count = (this.#counts.get(rule) ?? 0) + 1;
    this.#counts.set(rule, count);
    // Respelled names are counted in one finding; of anything else nobody reads the hundredth.
    if (rule === respelled || count <= 2 * jsonLimits.findings)
      this.complaints.push({ rule, message, ...place, ...(help === undefined ? {} : { help }) });
  }
}

/** The type an object names, where it is published and a kind of the type that belongs there. */
function typeOf(declared: string, value: JsonObject): string {
  const annotation = value['@odata.type'];
  if (typeof annotation !== 'string') return declared;
  const named = typeNamed(annotation);
  return isPublishedType(named) && (declared === '' || isOfType(named, declared)) ? named : declared;
}

/** `{"$ref": "groups/Sales"}` is ours: a name where Graph has an id. References of serialisers are numbers or paths. */
function isOwnReference(value: JsonObject): boolean {
  return Object.keys(value).length === 1 && typeof value.$ref === 'string' && /^[a-z]\w+\/./i.test(value.$ref);
}
