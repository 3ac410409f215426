import { z } from 'zod';
import type { JsonObject } from '../../schemas/json.ts';
import { caseInsensitiveEnum } from '../../schemas/words.ts';
import type { CompliantDevice } from '../requirements/compliant-device.ts';
import { type RequirementName, requirements } from '../requirements/index.ts';
import type { Requirement } from '../requirements/requirement.ts';

/** One requirement with what was said about it. */
export interface RequirementUse {
  readonly name: RequirementName;
  readonly spec: unknown;
}

/** The clause `require`: several requirements, all of them or any of them. */
export interface RequireSpec {
  readonly operator: 'AND' | 'OR';
  readonly uses: readonly RequirementUse[];
}

const names = Object.keys(requirements) as RequirementName[];
const bareNames = names.filter((name) => requirements[name].bare !== undefined);

const bareWord = caseInsensitiveEnum(bareNames as [RequirementName, ...RequirementName[]]).transform(
  (name): RequirementUse => ({ name, spec: requirements[name].bare }),
);

const withDetails = z
  .strictObject(Object.fromEntries(names.map((name) => [name, requirements[name].schema.optional()])))
  .refine((object) => Object.keys(object).length === 1, 'expected one requirement here; write several as a list')
  .transform((object): RequirementUse => {
    const [name, spec] = Object.entries(object)[0] ?? [];
    return { name: name as RequirementName, spec };
  });

const one = z.union([bareWord, withDetails]);
const all = z.array(one).min(1);

/** One requirement, a list (all of them), or `{ anyOf: […] }`. */
export const requireSchema = z.union([
  one.transform((use): RequireSpec => ({ operator: 'AND', uses: [use] })),
  all.transform((uses): RequireSpec => ({ operator: 'AND', uses })),
  z
    .strictObject({ anyOf: all.describe('One of these is enough.') })
    .transform(({ anyOf }): RequireSpec => ({ operator: 'OR', uses: anyOf })),
]) as z.ZodType<RequireSpec>;

/** `grantControls` for this clause. The operator of a single control is OR, as the service stores it. */
export function lowerRequire(require: RequireSpec): JsonObject {
  const fragments = names.flatMap((name) => require.uses.filter((use) => use.name === name).map(lowerUse));
  const builtInControls = [...new Set(fragments.flatMap((fragment) => fragment.builtInControls ?? []))];
  const strengths = fragments.flatMap((fragment) => fragment.authenticationStrength ?? []);
  return {
    operator: builtInControls.length + strengths.length === 1 ? 'OR' : require.operator,
    builtInControls,
    customAuthenticationFactors: [],
    termsOfUse: [],
    authenticationStrength: strengths[0] ?? null,
  };
}

/** The DeviceStandards a clause names. */
export function standardsIn(require: RequireSpec | undefined): readonly string[] {
  return (require?.uses ?? []).flatMap((use) =>
    use.name === 'compliantDevice' ? (use.spec as CompliantDevice).standards : [],
  );
}

export function requires(require: RequireSpec | undefined, name: RequirementName): boolean {
  return require?.uses.some((use) => use.name === name) ?? false;
}

/** The schema paired each name with its own spec; TypeScript cannot follow that through an index. */
function lowerUse(use: RequirementUse) {
  return (requirements[use.name] as Requirement<unknown>).lower(use.spec);
}
