import jsonpatch from 'fast-json-patch';
import { define, isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { formatPointer, type Pointer, parsePointer, readPointer } from '../../schemas/pointer.ts';

/** One property that differs. Lists are compared, and given, as a whole. `null` stands for "not set". */
export interface PropertyDifference {
  readonly pointer: Pointer;
  readonly before: Json;
  readonly after: Json;
}

/** The properties in which two bodies in canonical form differ, in the order of their pointers; none when they are equal. */
export function difference(before: JsonObject, after: JsonObject): readonly PropertyDifference[] {
  // Nearly every object of nearly every run is unchanged, and canonical forms have their members in one order.
  if (isSame(before, after)) return [];
  const operations = jsonpatch.compare(encodeSets(before), encodeSets(after));
  const pointers = new Set(operations.flatMap(({ path }) => propertiesAt(path, before, after)));
  return [...pointers].sort().map((pointer) => ({
    pointer,
    before: readPointer(before, pointer) ?? null,
    after: readPointer(after, pointer) ?? null,
  }));
}

/** Equality of values whose members and lists stand in one order; false where only the order differs. */
function isSame(left: Json, right: Json): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left)) {
    return Array.isArray(right) && left.length === right.length && left.every((item, at) => isSame(item, right[at]));
  }
  if (!isJsonObject(left) || !isJsonObject(right)) return false;
  const [names, others] = [Object.keys(left), Object.keys(right)];
  return (
    names.length === others.length &&
    names.every((name, at) => name === others[at] && isSame(left[name] ?? null, right[name] ?? null))
  );
}

/**
 * fast-json-patch compares arrays by position, so one removed group id would rewrite every later one. Arrays are sets here, and
 * an object keyed by member says so: removing one is one operation.
 */
function encodeSets(value: Json): Record<string, Json> {
  const encode = (part: Json): Json => {
    if (Array.isArray(part)) return fromEntries(part.map((item) => [JSON.stringify(item), true]));
    return isJsonObject(part)
      ? fromEntries(Object.entries(part).map(([name, member]) => [name, encode(member)]))
      : part;
  };
  return encode(value) as Record<string, Json>;
}

function fromEntries(entries: readonly (readonly [string, Json])[]): JsonObject {
  const object: Record<string, Json> = {};
  for (const [name, value] of entries) define(object, name, value);
  return object;
}

/** The properties an operation concerns: the list it reaches into, or every leaf below the place where an object came or went. */
function propertiesAt(path: Pointer, before: JsonObject, after: JsonObject): readonly Pointer[] {
  const segments = parsePointer(path);
  for (let length = 1; length <= segments.length; length += 1) {
    const pointer = formatPointer(segments.slice(0, length));
    const values = [readPointer(before, pointer), readPointer(after, pointer)];
    if (values.some((value) => Array.isArray(value))) return [pointer];
  }
  return values(readPointer(before, path), readPointer(after, path)).flatMap((value) => leavesOf(value, path));
}

function values(...candidates: readonly (Json | undefined)[]): readonly Json[] {
  return candidates.filter((candidate) => candidate !== undefined);
}

function leavesOf(value: Json, pointer: Pointer): readonly Pointer[] {
  if (!isJsonObject(value) || typeof value.$ref === 'string') return [pointer];
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, `${pointer}${formatPointer([name])}`));
}
