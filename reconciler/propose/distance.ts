import { difference } from '../../compiler/diff/difference.ts';
import { type JsonObject, stableStringify } from '../../schemas/json.ts';

/** What every object should come to: what the tenant has of those that drifted, what git said of the others. Absent: no such object. */
export type Goals = ReadonlyMap<string, JsonObject>;

/** What is left between files and goals: key of an object → property → what the files make of it. */
export type Distance = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function distanceTo(goals: Goals, bodies: ReadonlyMap<string, JsonObject>): Distance {
  const distance = new Map<string, ReadonlyMap<string, string>>();
  for (const key of new Set([...goals.keys(), ...bodies.keys()])) {
    const [goal, body] = [goals.get(key), bodies.get(key)];
    if (goal === undefined || body === undefined) {
      if (goal !== body) distance.set(key, new Map([['', goal === undefined ? 'superfluous' : 'missing']]));
      continue;
    }
    const left = difference(goal, body).map(({ pointer, after }) => [pointer, stableStringify(after)] as const);
    if (left.length > 0) distance.set(key, new Map(left));
  }
  return distance;
}

function sizeOf(distance: Distance): number {
  return [...distance.values()].reduce((sum, properties) => sum + properties.size, 0);
}

/**
 * True when a step leads towards the goals and nowhere else: some property has become what it should be, and every other one is what
 * it was. What several documents share can then be changed in one step, if all who share it drifted alike.
 */
export function isTowards(before: Distance, after: Distance): boolean {
  const isOnTheWay = [...after].every(([key, properties]) =>
    [...properties].every(([pointer, value]) => before.get(key)?.get(pointer) === value),
  );
  return isOnTheWay && sizeOf(after) < sizeOf(before);
}
