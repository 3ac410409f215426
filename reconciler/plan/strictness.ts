import { isJsonObject, type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import { type Pointer, readPointer } from '../../schemas/pointer.ts';

/** What a change does to the protection a policy gives. `mixed`: some of it grows and some shrinks, or nobody can tell. */
export type Strictness = 'tighter' | 'same' | 'mixed' | 'looser';

/**
 * Which way a Conditional Access policy moves, from its canonical bodies. It orders the writes of a plan: who moves from one policy
 * to another must be under the second before the first lets go. An unknown difference is mixed, which goes between the two.
 */
export function strictnessOf(before: JsonObject | undefined, after: JsonObject | undefined): Strictness {
  const was = before?.state === 'enabled' ? before : undefined;
  const becomes = after?.state === 'enabled' ? after : undefined;
  if (was === undefined) return becomes === undefined ? 'same' : 'tighter';
  if (becomes === undefined) return 'looser';
  return combined([
    audience(was, becomes),
    ...conditions(was, becomes),
    grantStrictness(was, becomes),
    session(was, becomes),
  ]);
}

function combined(parts: readonly Strictness[]): Strictness {
  const moved = new Set(parts.filter((part) => part !== 'same'));
  const [only = 'same'] = moved;
  return moved.size > 1 ? 'mixed' : only;
}

const people = ['includeUsers', 'includeGroups', 'includeRoles', 'includeGuestsOrExternalUsers'];
const targets = ['includeApplications', 'includeUserActions', 'includeAuthenticationContextClassReferences'];
const workloads = ['includeServicePrincipals', 'includeAgentIdServicePrincipals'];

/** Whom the policy is about and what it protects. `All` takes in whatever else is listed beside it. */
function audience(before: JsonObject, after: JsonObject): Strictness {
  const lists = [
    ...people.map((name) => `/conditions/users/${name}`),
    ...targets.map((name) => `/conditions/applications/${name}`),
    ...workloads.map((name) => `/conditions/clientApplications/${name}`),
  ];
  const isEveryone = (body: JsonObject, pointer: Pointer) => membersAt(body, pointer).has('"All"');
  return combined(
    lists.map((pointer): Strictness => {
      const side = pointer.slice(0, pointer.lastIndexOf('/'));
      const all = lists.find((other) => other.startsWith(`${side}/`)) ?? pointer;
      const [wasAll, isAll] = [isEveryone(before, all), isEveryone(after, all)];
      if (wasAll || isAll) return wasAll && isAll ? 'same' : isAll ? 'tighter' : 'looser';
      return grown(membersAt(before, pointer), membersAt(after, pointer));
    }),
  );
}

/** Conditions narrow a policy: where one is gone, or takes in more than before, the policy reaches further. */
function conditions(before: JsonObject, after: JsonObject): readonly Strictness[] {
  const names = new Set([before, after].flatMap((body) => Object.keys(objectAt(body, '/conditions'))));
  return [...names].flatMap((name): readonly Strictness[] => {
    const pointer = `/conditions/${name}`;
    if (name === 'users' || name === 'applications' || name === 'clientApplications')
      return parts(before, after, pointer);
    const [was, becomes] = [readPointer(before, pointer), readPointer(after, pointer)];
    if (was === undefined || becomes === undefined) return [presence(becomes, was)];
    if (name === 'platforms' || name === 'locations') return sides(before, after, pointer);
    return [
      Array.isArray(was) && Array.isArray(becomes) ? widened(membersOf(was), membersOf(becomes)) : unlike(was, becomes),
    ];
  });
}

/** The exclusions and filters of whom or what a policy is about; the inclusions are looked at together. */
function parts(before: JsonObject, after: JsonObject, pointer: Pointer): readonly Strictness[] {
  const names = new Set([before, after].flatMap((body) => Object.keys(objectAt(body, pointer))));
  return [...names].flatMap((name): readonly Strictness[] => {
    const place = `${pointer}/${name}`;
    if (name.startsWith('include')) return [];
    if (name.startsWith('exclude')) return [grown(membersAt(after, place), membersAt(before, place))];
    return [unlike(readPointer(before, place), readPointer(after, place))];
  });
}

function sides(before: JsonObject, after: JsonObject, pointer: Pointer): readonly Strictness[] {
  const names = new Set([before, after].flatMap((body) => Object.keys(objectAt(body, pointer))));
  return [...names].map((name) => {
    const [was, becomes] = [membersAt(before, `${pointer}/${name}`), membersAt(after, `${pointer}/${name}`)];
    return name.startsWith('exclude') ? grown(becomes, was) : widened(was, becomes);
  });
}

/** What has to be done to get in. `block` is more than any control; one of several is less than all of them. */
export function grantStrictness(before: JsonObject, after: JsonObject): Strictness {
  const [was, becomes] = [controlsOf(before), controlsOf(after)];
  const isBlock = (controls: ReadonlySet<string>) => controls.has('"block"');
  if (isBlock(was) || isBlock(becomes)) return presence(isBlock(was) || undefined, isBlock(becomes) || undefined);
  if (was.size === 0 || becomes.size === 0) return presence(was.size || undefined, becomes.size || undefined);
  const any = (body: JsonObject) => readPointer(body, '/grantControls/operator') === 'OR';
  const change = grown(was, becomes);
  if (was.size > 1 && becomes.size > 1 && any(before) !== any(after))
    return change === 'same' ? (any(before) ? 'tighter' : 'looser') : 'mixed';
  const isChoice = (was.size > 1 && any(before)) || (becomes.size > 1 && any(after));
  return isChoice ? turned(change) : change;
}

function controlsOf(body: JsonObject): ReadonlySet<string> {
  const strength = readPointer(body, '/grantControls/authenticationStrength');
  const lists = ['builtInControls', 'customAuthenticationFactors', 'termsOfUse'];
  return new Set([
    ...lists.flatMap((name) => [...membersAt(body, `/grantControls/${name}`)]),
    ...(strength === undefined ? [] : [stableStringify(strength)]),
  ]);
}

function session(before: JsonObject, after: JsonObject): Strictness {
  const [was, becomes] = [objectAt(before, '/sessionControls'), objectAt(after, '/sessionControls')];
  return combined(
    [...new Set([...Object.keys(was), ...Object.keys(becomes)])].map((name) =>
      was[name] === undefined || becomes[name] === undefined
        ? presence(was[name], becomes[name])
        : unlike(was[name], becomes[name]),
    ),
  );
}

/** Tighter where something came, looser where it went. */
function presence(before: Json | undefined, after: Json | undefined): Strictness {
  if ((before === undefined) === (after === undefined)) return 'same';
  return before === undefined ? 'tighter' : 'looser';
}

function unlike(before: Json | undefined, after: Json | undefined): Strictness {
  return stableStringify(before ?? null) === stableStringify(after ?? null) ? 'same' : 'mixed';
}

/** The same, where one word of a list takes in all others. */
function widened(before: ReadonlySet<string>, after: ReadonlySet<string>): Strictness {
  const isAll = (members: ReadonlySet<string>) => members.has('"all"') || members.has('"All"');
  return isAll(before) || isAll(after)
    ? presence(isAll(before) || undefined, isAll(after) || undefined)
    : grown(before, after);
}

/** Tighter where a list grew, looser where it shrank. */
function grown(before: ReadonlySet<string>, after: ReadonlySet<string>): Strictness {
  const lost = [...before].some((member) => !after.has(member));
  const won = [...after].some((member) => !before.has(member));
  return lost && won ? 'mixed' : lost ? 'looser' : won ? 'tighter' : 'same';
}

function turned(strictness: Strictness): Strictness {
  return strictness === 'tighter' ? 'looser' : strictness === 'looser' ? 'tighter' : strictness;
}

function membersAt(body: JsonObject, pointer: Pointer): ReadonlySet<string> {
  const value = readPointer(body, pointer);
  return membersOf(value === undefined ? [] : Array.isArray(value) ? value : [value]);
}

function membersOf(values: readonly Json[]): ReadonlySet<string> {
  return new Set(values.map((value) => stableStringify(value)));
}

function objectAt(body: JsonObject, pointer: Pointer): JsonObject {
  const value = readPointer(body, pointer);
  return isJsonObject(value) ? value : {};
}
