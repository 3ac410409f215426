import { type FactName, type FactValues, factNames } from '../../schemas/facts.ts';
import { type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import { type Answer, defaultOf, isUnsupported, type Platform } from './platform.ts';

/** What a compliance policy states of a platform: facts as far as the words reach, the rest property by property. */
export interface Statement {
  readonly facts: Partial<FactValues>;
  readonly settings: JsonObject;
}

/**
 * The facts that say a body, and the settings that no fact says. A fact counts only when it lowers to what the body holds, property
 * by property; whatever it leaves out or would change stays a setting, so that facts and settings together give the body back.
 * Properties at their default say nothing. Only properties of the platform's own type are looked at.
 */
export function statedBy(platform: Platform, body: JsonObject): Statement {
  const left = new Map(Object.keys(platform.properties).flatMap((name) => stated(platform, name, body[name])));
  const facts: [FactName, unknown][] = [];
  for (const name of factNames) {
    const answer = platform.facts[name] as Answer<unknown> | { readonly unsupported: string };
    if (isUnsupported(answer)) continue;
    const value = answer.lift(body);
    const said = value === undefined ? {} : answer.lower(value);
    if (value === undefined || isUnsupported(said)) continue;
    const properties = Object.entries(said);
    if (
      !properties.every(
        ([property, wanted]) => isSame(left.get(property), wanted) || isDefault(platform, property, wanted),
      )
    )
      continue;
    facts.push([name, value]);
    for (const [property] of properties) left.delete(property);
  }
  // Each value comes from the fact it is put under; Object.fromEntries cannot know.
  return { facts: Object.fromEntries(facts) as Partial<FactValues>, settings: Object.fromEntries(left) };
}

function stated(platform: Platform, name: string, value: Json | undefined): [string, Json][] {
  return value === undefined || value === null || isDefault(platform, name, value) ? [] : [[name, value]];
}

function isDefault(platform: Platform, name: string, value: Json): boolean {
  // A setting of the catalogue that is not there is not asked about: nothing is given back in its place.
  if (platform.form !== undefined) return false;
  return stableStringify(value) === stableStringify(defaultOf(platform.properties[name]));
}

/** Alike but for annotations and unset members within, which an export shows and nobody writes. */
function isSame(held: Json | undefined, wanted: Json): boolean {
  return held !== undefined && stableStringify(withoutNoise(held)) === stableStringify(withoutNoise(wanted));
}

function withoutNoise(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNoise);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]): [string, Json][] =>
      member === null || name.includes('@odata.') ? [] : [[name, withoutNoise(member)]],
    ),
  );
}
