import { z } from 'zod';
import { isJsonObject, type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import { caseInsensitiveEnum } from '../../schemas/words.ts';
import type { ProtectedApp } from '../requirements/app-protection.ts';
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

/** A word by itself; among others in a list `nothing` would say nothing. */
const word = caseInsensitiveEnum([...(bareNames as [RequirementName, ...RequirementName[]]), 'nothing']).transform(
  (name): RequireSpec =>
    name === 'nothing' ? { operator: 'OR', uses: [] } : single({ name, spec: requirements[name].bare }),
);

/** One requirement, a list (all of them), `{ anyOf: […] }`, or `nothing`. */
export const requireSchema = z.union([
  word,
  withDetails.transform(single),
  all.transform((uses): RequireSpec => ({ operator: 'AND', uses })),
  z
    .strictObject({ anyOf: all.describe('One of these is enough.') })
    .transform(({ anyOf }): RequireSpec => ({ operator: 'OR', uses: anyOf })),
]) as z.ZodType<RequireSpec>;

function single(use: RequirementUse): RequireSpec {
  return { operator: operatorOfOne(use), uses: [use] };
}

/**
 * A single control is OR, as the service stores it; a list of one is the way to say AND, which other tools write and the service
 * takes for the same. A requirement that comes to several controls means all of them.
 */
function operatorOfOne(use: RequirementUse): RequireSpec['operator'] {
  const { builtInControls = [], termsOfUse = [], customAuthenticationFactors = [] } = lowerUse(use);
  return builtInControls.length + termsOfUse.length + customAuthenticationFactors.length > 1 ? 'AND' : 'OR';
}

/** `grantControls` for this clause. */
export function lowerRequire(require: RequireSpec): JsonObject {
  const fragments = names.flatMap((name) => require.uses.filter((use) => use.name === name).map(lowerUse));
  const strengths = fragments.flatMap((fragment) => fragment.authenticationStrength ?? []);
  return {
    operator: require.operator,
    builtInControls: [...new Set(fragments.flatMap((fragment) => fragment.builtInControls ?? []))],
    customAuthenticationFactors: fragments.flatMap((fragment) => fragment.customAuthenticationFactors ?? []),
    termsOfUse: fragments.flatMap((fragment) => fragment.termsOfUse ?? []),
    authenticationStrength: strengths[0] ?? null,
  };
}

/**
 * The mirror of `lowerRequire`; undefined for what no clause says: no grant controls at all, an operator or a control we do not
 * know. May be lossy otherwise: the caller lowers again and compares.
 */
export function liftRequire(grantControls: Json | undefined): RequireSpec | undefined {
  if (!isJsonObject(grantControls)) return undefined;
  const { operator, builtInControls } = grantControls;
  if (operator !== 'AND' && operator !== 'OR') return undefined;
  const uses = names.flatMap((name): readonly RequirementUse[] => {
    const spec: unknown = requirements[name].lift(grantControls);
    return spec === undefined ? [] : [{ name, spec }];
  });
  const known = uses.flatMap((use) => lowerUse(use).builtInControls ?? []);
  const said: readonly Json[] = Array.isArray(builtInControls) ? builtInControls : [];
  if (said.some((control) => typeof control !== 'string' || !known.includes(control))) return undefined;
  return uses.length === 0 && operator === 'AND' ? undefined : { operator, uses };
}

/** The shortest thing a person would write for a clause: the mirror of `requireSchema`. */
export function writeRequire({ operator, uses }: RequireSpec): Json {
  const [only, ...others] = uses;
  if (only === undefined) return 'nothing';
  if (others.length === 0 && operatorOfOne(only) === operator) return writeUse(only);
  return operator === 'AND' ? uses.map(writeUse) : { anyOf: uses.map(writeUse) };
}

function writeUse({ name, spec }: RequirementUse): Json {
  const requirement = requirements[name] as Requirement<unknown>;
  if (requirement.bare !== undefined && stableStringify(spec as Json) === stableStringify(requirement.bare as Json))
    return name;
  return { [name]: requirement.write?.(spec) ?? null };
}

/** The DeviceStandards a clause names. */
export function standardsIn(require: RequireSpec | undefined): readonly string[] {
  return (require?.uses ?? []).flatMap((use) =>
    use.name === 'compliantDevice' ? (use.spec as CompliantDevice).standards : [],
  );
}

/** The AppProtections a clause names. */
export function appProtectionsIn(require: RequireSpec | undefined): readonly string[] {
  return (require?.uses ?? []).flatMap((use) =>
    use.name === 'appProtection' ? (use.spec as ProtectedApp).policies : [],
  );
}

export function requires(require: RequireSpec | undefined, name: RequirementName): boolean {
  return require?.uses.some((use) => use.name === name) ?? false;
}

/** The schema paired each name with its own spec; TypeScript cannot follow that through an index. */
function lowerUse(use: RequirementUse) {
  return (requirements[use.name] as Requirement<unknown>).lower(use.spec);
}
