import { z } from 'zod';
import type { Json } from '../../schemas/json.ts';
import { caseInsensitiveEnum } from '../../schemas/words.ts';

/** Some of a dimension: these only, all but those, or these less those; all of it when both are absent. */
export interface OnlyExcept<Item extends string> {
  readonly only?: readonly Item[] | undefined;
  readonly except?: readonly Item[] | undefined;
}

/**
 * `everything` as a bare word, one item or a list of them (only these), or `{ only, except }`. The word is reserved: it is no item,
 * wherever it stands.
 */
export function onlyExceptSchema<Item extends string>(
  everything: string,
  list: z.ZodType<Item[]>,
  describe: { readonly only: string; readonly except: string },
): z.ZodType<OnlyExcept<Item>> {
  const word = caseInsensitiveEnum([everything]).transform(() => undefined);
  const items = list.refine(
    (written) => !written.some((item) => item.toLowerCase() === everything.toLowerCase()),
    `expected items here; \`${everything}\` stands by itself`,
  );
  const only = z.union([word, items]);
  return z.union([
    only.transform((some): OnlyExcept<Item> => (some === undefined ? {} : { only: some })),
    z
      .strictObject({
        only: only.optional().describe(describe.only),
        except: items.optional().describe(describe.except),
      })
      .transform(
        (spec): OnlyExcept<Item> => ({
          ...(spec.only === undefined ? {} : { only: spec.only }),
          ...(spec.except === undefined ? {} : { except: spec.except }),
        }),
      ),
  ]) as z.ZodType<OnlyExcept<Item>>;
}

/** The mirror of the schema. */
export function writeOnlyExcept<Item extends string>(everything: string, { only, except }: OnlyExcept<Item>): Json {
  if (except === undefined) return only === undefined ? everything : writeList(only);
  return { ...(only === undefined ? {} : { only: writeList(only) }), except: writeList(except) };
}

/** A list as a person writes it: the bare word where there is one. The mirror of `oneOrMany`. */
export function writeList(items: readonly string[]): Json {
  const [first] = items;
  return items.length === 1 && first !== undefined ? first : [...items];
}
