import { canonical } from '../../compiler/diff/canonical.ts';
import { difference, type PropertyDifference } from '../../compiler/diff/difference.ts';
import { type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { isWithin, type Pointer, readPointer } from '../../schemas/pointer.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Waiver } from '../../schemas/waiver.ts';
import { onlyOwned } from '../plan/only-owned.ts';
import { asSent } from './as-sent.ts';
import { putAt } from './put-at.ts';

/** A waiver with a property, held against one object. */
export interface PropertyWaiver extends Waiver {
  readonly pointer: Pointer;
}

/** What a waiver comes to: what it leaves alone, or why it covers nothing. */
export type Outcome =
  | { readonly waiver: PropertyWaiver; readonly covers: readonly PropertyDifference[] }
  | { readonly waiver: PropertyWaiver; readonly covers: 'nothing' | 'another value'; readonly live: Json };

export interface FoldedBody {
  /** What git says, except that it says of what is waived what the tenant has. */
  readonly body: JsonObject;
  /** The tenant's body, except that it has what git says where a waiver covers it: tells who moved besides. */
  readonly unwaived: JsonObject;
  /** Places that are left alone altogether. */
  readonly pointers: readonly Pointer[];
  readonly outcomes: readonly Outcome[];
}

/** Two bodies of one object, names for ids in both, and their canonical forms. */
interface Sides {
  readonly resource: Resource;
  readonly live: JsonObject;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/**
 * Makes what is waived the same on both sides. Values come from the live body as it could be sent, because a request may have to
 * carry them along with their neighbours.
 */
export function foldProperties(resource: Resource, named: JsonObject, waivers: readonly PropertyWaiver[]): FoldedBody {
  const kind = kinds[resource.kind];
  const owned = onlyOwned(resource, named);
  const sides = { resource, live: asSent(kind, owned), before: canonical(kind, owned), after: canonicalOf(resource) };
  const differences = difference(sides.before, sides.after);
  const outcomes = waivers.map((waiver) => outcomeOf(waiver, differences, sides));
  const covering = outcomes.flatMap((outcome) => (typeof outcome.covers === 'string' ? [] : [outcome]));
  const pointers = covering.filter(({ waiver }) => !isOfMember(waiver, sides)).map(({ waiver }) => waiver.pointer);
  let body = resource.body;
  let unwaived = named;
  for (const { waiver } of covering) {
    const member = isOfMember(waiver, sides) ? memberOf(waiver, resource) : undefined;
    body = taken(body, sides.live, waiver.pointer, member, resource);
    unwaived = taken(unwaived, resource.body, waiver.pointer, member, resource);
  }
  return { body: settled(body, sides, differences, pointers), unwaived, pointers, outcomes };
}

function canonicalOf(resource: Resource): JsonObject {
  return canonical(kinds[resource.kind], resource.body);
}

function outcomeOf(waiver: PropertyWaiver, differences: readonly PropertyDifference[], sides: Sides): Outcome {
  const { pointer, expected } = waiver;
  const live = readPointer(sides.before, pointer) ?? null;
  const concerned = differences.filter((property) => isWithin(property.pointer, pointer));
  if (concerned.length === 0) return { waiver, covers: 'nothing', live };
  if (expected === undefined) return { waiver, covers: concerned };
  if (isOfMember(waiver, sides)) {
    const member = memberOf(waiver, sides.resource);
    const [inLive, inGit] = [sides.before, sides.after].map((body) => hasMember(readPointer(body, pointer), member));
    if (inLive === inGit) return { waiver, covers: 'nothing', live };
    return { waiver, covers: [{ pointer, before: inLive ? member : null, after: inGit ? member : null }] };
  }
  const wanted = readPointer(canonicalOf(expected), pointer) ?? null;
  if (stableStringify(wanted) !== stableStringify(live)) return { waiver, covers: 'another value', live };
  return { waiver, covers: concerned };
}

/** A single value stands for one member where the property is a list. */
function isOfMember({ pointer, expected }: PropertyWaiver, { before, after, resource }: Sides): boolean {
  const written = expected === undefined ? undefined : readPointer(expected.body, pointer);
  if (expected === undefined || written === null) return false;
  const isList = [before, after, resource.body].some((body) => Array.isArray(readPointer(body, pointer)));
  return isList && (!Array.isArray(written) || written.length === 1);
}

function memberOf({ pointer, expected }: PropertyWaiver, { kind }: Resource): Json {
  const body = expected?.body ?? {};
  const written = readPointer(body, pointer) ?? null;
  return formOf(kind, body, pointer, Array.isArray(written) ? (written[0] ?? null) : written);
}

/** The canonical form of one member of a list. */
function formOf(kind: Resource['kind'], body: JsonObject, pointer: Pointer, member: Json): Json {
  const alone = readPointer(canonical(kinds[kind], putAt(body, pointer, [member])), pointer);
  return Array.isArray(alone) ? (alone[0] ?? null) : null;
}

function hasMember(list: Json | undefined, member: Json): boolean {
  return Array.isArray(list) && list.some((item) => stableStringify(item) === stableStringify(member));
}

/** `into` with what `from` has at a place: all of it, or of a list just the one member. */
function taken(
  into: JsonObject,
  from: JsonObject,
  pointer: Pointer,
  member: Json | undefined,
  { kind }: Resource,
): JsonObject {
  if (member === undefined) return putAt(into, pointer, readPointer(from, pointer));
  const isIt = (body: JsonObject) => (item: Json) =>
    stableStringify(formOf(kind, body, pointer, item)) === stableStringify(member);
  const [kept, added] = [listAt(into, pointer), listAt(from, pointer)];
  return putAt(into, pointer, [...kept.filter((item) => !isIt(into)(item)), ...added.filter(isIt(from))]);
}

function listAt(body: JsonObject, pointer: Pointer): readonly Json[] {
  const value = readPointer(body, pointer);
  return Array.isArray(value) ? value : [];
}

/** As many properties as any normalisation of a kind ties together. */
const mostTies = 3;

/**
 * Some properties mean something only beside others, such as the operator of grant controls. Where a waiver makes a difference that
 * was none before, that follows from what is waived and is left as it is in the tenant, too.
 */
function settled(
  body: JsonObject,
  sides: Sides,
  differences: readonly PropertyDifference[],
  waived: readonly Pointer[],
): JsonObject {
  const isWaived = (pointer: Pointer) => waived.some((place) => isWithin(pointer, place));
  const known = new Set(differences.map(({ pointer }) => pointer).filter((pointer) => !isWaived(pointer)));
  const kind = kinds[sides.resource.kind];
  let current = body;
  for (let round = 0; round < mostTies; round += 1) {
    const more = difference(sides.before, canonical(kind, current)).filter(({ pointer }) => !known.has(pointer));
    if (more.length === 0) return current;
    for (const { pointer } of more)
      current = putAt(current, pointer, readPointer(sides.live, pointer) ?? readPointer(sides.before, pointer));
  }
  return current;
}
