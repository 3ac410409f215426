import { z } from 'zod';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { type CollectionName, nameOrId } from '../../schemas/reference.ts';
import { oneOrMany, writeOneOrMany } from '../../schemas/words.ts';
import { writtenName } from '../../schemas/written-name.ts';
import { type FilterRule, filterRuleSchema, liftFilterRule, lowerFilterRule } from './filter-rule.ts';
import { listAt, whenAny } from './read-wire.ts';

/** Identities that are no people: a list, whom to leave out of it, and a rule over their attributes. */
export interface IdentitiesSpec {
  readonly only?: readonly string[] | undefined;
  readonly except?: readonly string[] | undefined;
  readonly filter?: FilterRule | undefined;
}

/** Where Graph keeps one sort of them, and what its own words are called here. */
export interface IdentitiesPlace {
  readonly include: string;
  readonly exclude: string;
  readonly filter?: string;
  readonly collection: CollectionName;
  readonly words: readonly { readonly written: string; readonly wire: string }[];
}

const names = oneOrMany(z.string().min(1));

export function identitiesSchema(place: IdentitiesPlace, noun: string): z.ZodType<IdentitiesSpec> {
  const words = place.words.map(({ written }) => `\`${written}\``).join(' or ');
  return z.union([
    names.transform((only): IdentitiesSpec => ({ only })).describe(`${noun}, by display name, or ${words}.`),
    z.strictObject({
      only: names.optional().describe(`${noun}, by display name, or ${words}.`),
      except: names.optional().describe(`${noun} left out.`),
      ...(place.filter === undefined
        ? {}
        : { filter: filterRuleSchema.optional().describe('By a rule over custom security attributes.') }),
    }),
  ]) as z.ZodType<IdentitiesSpec>;
}

export function lowerIdentities(place: IdentitiesPlace, { only, except, filter }: IdentitiesSpec): JsonObject {
  const lowerOne = (written: string): Json =>
    place.words.find((word) => word.written.toLowerCase() === written.toLowerCase())?.wire ??
    nameOrId(place.collection, written);
  return {
    ...(only === undefined ? {} : { [place.include]: only.map(lowerOne) }),
    ...(except === undefined ? {} : { [place.exclude]: except.map(lowerOne) }),
    ...(place.filter === undefined || filter === undefined ? {} : { [place.filter]: lowerFilterRule(filter) }),
  };
}

/** Undefined where the body says nothing of these identities. */
export function liftIdentities(place: IdentitiesPlace, body: JsonObject | undefined): IdentitiesSpec | undefined {
  const taken = place.words.map(({ written }) => written);
  const liftOne = (value: Json): string =>
    place.words.find((word) => word.wire === value)?.written ?? writtenName(place.collection, value, taken);
  const filter = place.filter === undefined ? undefined : liftFilterRule(body?.[place.filter]);
  const spec: IdentitiesSpec = {
    ...whenAny('only', listAt(body, place.include).map(liftOne)),
    ...whenAny('except', listAt(body, place.exclude).map(liftOne)),
    ...(filter === undefined ? {} : { filter }),
  };
  return Object.keys(spec).length === 0 ? undefined : spec;
}

export function writeIdentities({ only, except, filter }: IdentitiesSpec): Json {
  if (only !== undefined && except === undefined && filter === undefined) return writeOneOrMany(only);
  return {
    ...(only === undefined ? {} : { only: writeOneOrMany(only) }),
    ...(except === undefined ? {} : { except: writeOneOrMany(except) }),
    ...(filter === undefined ? {} : { filter }),
  };
}
