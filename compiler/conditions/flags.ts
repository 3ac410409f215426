import type { z } from 'zod';
import type { Json } from '../../schemas/json.ts';
import { listed } from '../../schemas/telling/name-of.ts';
import { caseInsensitiveEnum, oneOrMany } from '../../schemas/words.ts';
import type { Condition } from './condition.ts';
import { writeList } from './only-except.ts';
import { tellRisk } from './tell-risk.ts';

/** Several words at once, as people write them: one word or a list, in the order of the enumeration afterwards. */
export function flagsSchema<const Word extends string>(words: readonly [Word, ...Word[]]): z.ZodType<readonly Word[]> {
  return oneOrMany(caseInsensitiveEnum(words)).transform((written) =>
    words.filter((word) => (written as readonly string[]).includes(word)),
  ) as z.ZodType<readonly Word[]>;
}

/** The known words of a flags string (`"minor,moderate"`); undefined where there is none. */
export function splitFlags<const Word extends string>(
  words: readonly Word[],
  value: Json | undefined,
): readonly Word[] | undefined {
  if (typeof value !== 'string') return undefined;
  const flags = value.split(',').map((flag) => flag.trim());
  const known = words.filter((word) => flags.includes(word));
  return known.length === 0 ? undefined : known;
}

/** A condition that is one flags string in Graph, whose members are joined with commas rather than listed. */
export function flagsCondition<const Word extends string>(
  name: string,
  property: string,
  words: readonly [Word, ...Word[]],
  noun: string,
): Condition<readonly Word[]> {
  return {
    name,
    schema: flagsSchema(words),
    wire: [`/conditions/${property}`],
    lower: (spec) => ({ [property]: spec.join(',') }),
    lift: (conditions) => splitFlags(words, conditions[property]),
    write: writeList,
    phrase: (spec) => ['at ', ...listed(spec.map((word) => [word])), ` ${noun}`],
    tell: [tellRisk(property, noun, words)],
  };
}
