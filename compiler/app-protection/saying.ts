import { z } from 'zod';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { caseInsensitiveEnum } from '../../schemas/words.ts';
import type { Answer, AppPlatform, Clause, Demand, Refused } from './demand.ts';
import { jsonSchema } from './json-schema.ts';

/** Where a demand stands in Graph on each platform: the name of its property, or why there is none. */
export type Places = { readonly [Platform in AppPlatform]: string | Refused };

/** The same property on both platforms. */
export function onBoth(property: string): Places {
  return { iOS: property, android: property };
}

/** A property only Android has. `instead` is what to do on iOS. */
export function onAndroid(property: string, why: string, instead?: string): Places {
  return { iOS: { unsupported: instead === undefined ? why : `${why}; ${instead}` }, android: property };
}

/** A property only iOS has. */
export function onIos(property: string, why: string, instead?: string): Places {
  return { iOS: property, android: { unsupported: instead === undefined ? why : `${why}; ${instead}` } };
}

/** A demand that is one property of Graph's, and how its value is said. */
export function demand(
  name: string,
  description: string,
  places: Places,
  schema: z.ZodType<Json>,
  toWire: (value: Json) => Json = (value) => value,
  fromWire: (value: Json) => Json | undefined = (value) => (schema.safeParse(value).success ? value : undefined),
): Demand {
  const answer = (place: string | Refused): Answer | Refused =>
    typeof place !== 'string'
      ? place
      : {
          properties: [place],
          lower: (value) => ({ [place]: toWire(value) }),
          lift: (body) => (isUnset(body[place]) ? undefined : fromWire(body[place] ?? null)),
        };
  return { name, description, schema, on: { iOS: answer(places.iOS), android: answer(places.android) } };
}

/** Null and an empty list say nothing. */
function isUnset(value: Json | undefined): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** One of several words, each of which is a word or a boolean of Graph's. */
export function oneOf(
  name: string,
  description: string,
  places: Places,
  words: Readonly<Record<string, string | boolean>>,
): Demand {
  const schema = caseInsensitiveEnum(Object.keys(words) as [string, ...string[]]);
  const said = new Map(Object.entries(words).map(([word, value]) => [value as Json, word]));
  return demand(
    name,
    description,
    places,
    schema,
    (value) => words[String(value)] ?? null,
    (value) => said.get(value),
  );
}

/** Something that is blocked or allowed. */
export function blocked(name: string, description: string, places: Places): Demand {
  return oneOf(name, description, places, { blocked: true, allowed: false });
}

/** Something that is required or not. */
export function required(name: string, description: string, places: Places): Demand {
  return oneOf(name, description, places, { required: true, 'not required': false });
}

/** What the app does where a condition is not met (Graph enumeration managedAppRemediationAction). */
const actions = ['block', 'wipe', 'warn', 'blockWhenSettingIsSupported'] as const;

/** What happens where a condition is not met. */
export function action(name: string, description: string, places: Places): Demand {
  return demand(name, description, places, caseInsensitiveEnum(actions));
}

/** A whole number. */
export function count(name: string, description: string, places: Places): Demand {
  return demand(name, description, places, z.int().min(0));
}

/** Text as it stands, e.g. a version; a number is taken for the text it looks like. */
function text(name: string, description: string, places: Places): Demand {
  const schema = z.union([z.string().min(1), z.number().transform(String)]);
  return demand(name, description, places, schema, undefined, (value) =>
    typeof value === 'string' ? value : undefined,
  );
}

/** Words of Graph's own, any number of them. */
export function listOf(
  name: string,
  description: string,
  places: Places,
  words: readonly [string, ...string[]],
): Demand {
  const schema = z.array(caseInsensitiveEnum(words)).min(1);
  return demand(name, description, places, schema);
}

const limitWords = [
  { word: 'warn', graph: 'Warning', what: 'the user is warned.' },
  { word: 'block', graph: 'Required', what: 'the app does not open.' },
  { word: 'wipe', graph: 'Wipe', what: 'its data is removed.' },
] as const;

/**
 * Versions below or above which an app warns, refuses to work, or removes its data. `edge` and `subject` are the parts of the names
 * Graph has for them: minimumRequiredOsVersion, minimumWipeOsVersion.
 */
export function limits(
  name: string,
  description: string,
  [edge, subject]: readonly ['minimum' | 'maximum', string],
  has: (property: string) => Places,
): Clause {
  return {
    name,
    description: `${description} the user is warned, the app does not open, or its data is removed.`,
    parts: limitWords.map(({ word, graph, what }) =>
      text(word, `${description} ${what}`, has(`${edge}${graph}${subject}Version`)),
    ),
  };
}

/** The two properties of a condition that can be switched off, and what happens where it is not met. */
export interface GuardedPlace {
  readonly required: string;
  readonly action: string;
}

/** What it is called when such a condition counts, and when it does not. */
interface GuardedWords {
  readonly on: string;
  readonly off: string;
}

/** A condition that can be switched off, and what happens where it is not met. */
export function guarded(
  name: string,
  description: string,
  words: GuardedWords,
  places: { readonly [Platform in AppPlatform]: GuardedPlace | Refused },
): Demand {
  const whole = z.strictObject({ required: z.boolean().optional(), action: caseInsensitiveEnum(actions).optional() });
  const schema = jsonSchema(z.union([caseInsensitiveEnum([words.on, words.off, ...actions]), whole]));
  const answer = (place: GuardedPlace | Refused): Answer | Refused =>
    'unsupported' in place
      ? place
      : {
          properties: [place.required, place.action],
          lower: (value) => lowerGuarded(value, words, place),
          lift: (body) => liftGuarded(body, words, place),
        };
  return { name, description, schema, on: { iOS: answer(places.iOS), android: answer(places.android) } };
}

function lowerGuarded(value: Json, words: GuardedWords, place: GuardedPlace): JsonObject {
  if (value === words.on || value === words.off) return { [place.required]: value === words.on };
  if (!isJsonObject(value)) return { [place.required]: true, [place.action]: value };
  const { required: isRequired, action: then } = value;
  return {
    ...(isRequired === undefined ? {} : { [place.required]: isRequired }),
    ...(then === undefined ? {} : { [place.action]: then }),
  };
}

function liftGuarded(body: JsonObject, words: GuardedWords, place: GuardedPlace): Json | undefined {
  const [isRequired, then = null] = [body[place.required], body[place.action]];
  if (isUnset(then)) return isRequired === true ? words.on : isRequired === false ? words.off : undefined;
  if (!actions.some((known) => known === then)) return undefined;
  if (isRequired === true) return then;
  return { ...(isUnset(isRequired) ? {} : { required: isRequired ?? null }), action: then };
}
