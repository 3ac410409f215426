import { define, isJsonObject, type Json, type JsonObject, stableStringify } from '../json.ts';
import { isAt } from './is-at.ts';
import type { Kind } from './kind.ts';

/**
 * A body without what means nothing whoever wrote it: members the service sets, OData annotations, bound actions, and the ways to
 * write nothing (null, [], {}). Sets are sorted, flags too. Unlike the canonical form of a plan it folds no defaults: two bodies
 * of one strict form say the same, word for word, so an import that keeps it has lost nothing.
 */
export function strictForm(kind: Kind, body: JsonObject): JsonObject {
  const value = reduce(body, [], kind);
  return isJsonObject(value) ? value : {};
}

function reduce(value: Json, path: readonly string[], kind: Kind): Json | undefined {
  if (value === null || isAt(kind.readOnly, path)) return undefined;
  if (Array.isArray(value)) return reduceSet(value, path, kind);
  if (isJsonObject(value)) return reduceObject(value, path, kind);
  return typeof value === 'string' && isAt(kind.flags, path) ? sortedFlags(value) : value;
}

function reduceSet(values: readonly Json[], path: readonly string[], kind: Kind): Json | undefined {
  const reduced = values.flatMap((value): readonly Json[] => {
    const item = reduce(value, [...path, '*'], kind);
    return item === undefined ? [] : [item];
  });
  const byText = new Map(reduced.map((item) => [stableStringify(item), item]));
  if (byText.size === 0) return undefined;
  return [...byText.entries()].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, item]) => item);
}

function reduceObject(value: JsonObject, path: readonly string[], kind: Kind): JsonObject | undefined {
  const kept = keep(value, (name, member) => {
    const isNoise = name === '@odata.type' ? !isAt(kind.typed, path) : name.includes('@odata.') || name.startsWith('#');
    return isNoise ? undefined : reduce(member, [...path, name], kind);
  });
  return Object.keys(kept).length === 0 ? undefined : kept;
}

function keep(value: JsonObject, change: (name: string, member: Json) => Json | undefined): JsonObject {
  const kept: Record<string, Json> = {};
  for (const name of Object.keys(value).sort()) {
    const member = change(name, value[name] ?? null);
    if (member !== undefined) define(kept, name, member);
  }
  return kept;
}

function sortedFlags(value: string): string {
  const words = value.split(',').map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ''))].sort().join(',');
}
