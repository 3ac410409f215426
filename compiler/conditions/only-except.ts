import { z } from 'zod';
import type { Json } from '../../schemas/json.ts';
import { caseInsensitiveEnum } from '../../schemas/words.ts';

/** Some of a dimension: these only, all but those, or these less those; all of it when both are absent. */
export interface OnlyExcept<Item extends string> {
  readonly only?: readonly Item[] | undefined;
  readonly except?: readonly Item[] | undefined;
}

/**
 * `everything` as a bare word, one item or a list of them (only these), or `{ only, except }`. In the object the word is an item
 * like any other, so that an item of that name can still be said.
 */
export function onlyExceptSchema<Item extends string>(
  everything: string,
  list: z.ZodType<Item[]>,
  describe: { readonly only: string; readonly except: string },
): z.ZodType<OnlyExcept<Item>> {
  return z.union([
    caseInsensitiveEnum([everything]).transform((): OnlyExcept<Item> => ({})),
    list.transform((only): OnlyExcept<Item> => ({ only })),
    z.strictObject({
      only: list.optional().describe(describe.only),
      except: list.optional().describe(describe.except),
    }),
  ]) as z.ZodType<OnlyExcept<Item>>;
}

/** The mirror of the schema. */
export function writeOnlyExcept<Item extends string>(everything: string, spec: OnlyExcept<Item>): Json {
  const { only, except } = spec;
  if (only === undefined && except === undefined) return everything;
  if (only !== undefined && except === undefined && !isWord(only, everything)) return writeList(only);
  return {
    ...(only === undefined ? {} : { only: writeList(only) }),
    ...(except === undefined ? {} : { except: writeList(except) }),
  };
}

/** A list as a person writes it: the bare word where there is one. The mirror of `oneOrMany`. */
export function writeList(items: readonly string[]): Json {
  const [first] = items;
  return items.length === 1 && first !== undefined ? first : [...items];
}

function isWord(items: readonly string[], word: string): boolean {
  return items.length === 1 && items[0]?.toLowerCase() === word.toLowerCase();
}
