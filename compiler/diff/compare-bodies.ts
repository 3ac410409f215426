import type { JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { Kind } from '../../schemas/kinds/kind.ts';
import { inGraphsWords } from '../graph-json/in-graphs-words.ts';
import { type CanonicalRules, canonical } from './canonical.ts';
import { canonicalOfAnyKind } from './canonical-of-any-kind.ts';
import { difference, type PropertyDifference } from './difference.ts';
import { withDefaultsSaid } from './with-defaults-said.ts';

export interface Comparison {
  readonly changes: readonly PropertyDifference[];
  /** True when the display names differ; the change of the name is one of `changes` too. */
  readonly isRenamed: boolean;
}

/** A body and what it is; see FoundObject. */
export interface ComparedBody {
  readonly kind: string;
  readonly type: string;
  readonly body: JsonObject;
}

/** The properties in which two bodies of one object differ in meaning. `kind` is Graph's collection, or any other word. */
export function compareBodies(kind: string, before: ComparedBody, after: ComparedBody): Comparison {
  const type = before.type === '' ? after.type : before.type;
  const form = (body: JsonObject): JsonObject => {
    const spelled = inGraphsWords(type, body);
    const rules = rulesFor(kind);
    return rules === undefined ? keepContextId(kind, spelled) : canonical(rules, spelled);
  };
  const [left, right] = [form(before.body), form(after.body)];
  const rules = { defaults: rulesFor(kind)?.defaults ?? [] };
  const bodies = { before: before.body, after: after.body };
  const changes = difference(left, right).map((property) => withDefaultsSaid(rules, property, bodies));
  return { changes, isRenamed: titleOf(left) !== titleOf(right) };
}

/** The kind of a collection, where it is one of those managed. */
export function kindOfCollection(collection: string): Kind | undefined {
  return Object.values(kinds).find((kind) => kind.collection === collection);
}

const comparing = new Map<Kind, CanonicalRules>();

/** The reconciler's own rules, but that what is sent only on create counts too: here two bodies are compared, not a wish with a fact. */
function rulesFor(collection: string): CanonicalRules | undefined {
  const kind = kindOfCollection(collection);
  if (kind === undefined) return undefined;
  const rules = comparing.get(kind) ?? { ...kind, writeOnly: [] };
  comparing.set(kind, rules);
  return rules;
}

/** The id of an authentication context is chosen, c1 to c99, and policies refer to it (Microsoft docs: authenticationContextClassReference). */
function keepContextId(kind: string, body: JsonObject): JsonObject {
  const form = canonicalOfAnyKind(body);
  return kind === 'authenticationContextClassReferences' && body.id !== undefined ? { ...form, id: body.id } : form;
}

function titleOf(body: JsonObject): unknown {
  return body.displayName ?? body.name;
}
