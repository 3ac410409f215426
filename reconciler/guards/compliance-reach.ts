import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { ManagedCollection } from '../../schemas/resource.ts';
import { listIn } from './enforced.ts';

/** Device platforms in the words of Conditional Access that compliance policies exist for. */
export const devicePlatforms = ['android', 'iOS', 'windows', 'macOS', 'linux'] as const;
export type DevicePlatform = (typeof devicePlatforms)[number];

/** How any value that names somebody is told from others: by id where that is known. */
export type Identify = (value: Json) => string;

/** Whom the compliance policies of one platform are assigned to for certain. */
export interface Reach {
  readonly everyone: boolean;
  readonly groups: ReadonlySet<string>;
  /** Groups that some policy for everyone leaves out. */
  readonly except: ReadonlySet<string>;
}

/** People a policy is about, as far as they are named together. */
export interface People {
  readonly everyone: boolean;
  readonly groups: readonly Json[];
  /** True where users, roles or guests are named on their own. */
  readonly others: boolean;
  readonly except: ReadonlySet<string>;
}

/** True for a body that nobody gets past without a compliant device: no other control will do. */
export function needsCompliantDevice(body: JsonObject): boolean {
  const isEnforced = typeof body.state === 'string' && body.state.toLowerCase() === 'enabled';
  const grant = isJsonObject(body.grantControls) ? body.grantControls : {};
  const lists = ['builtInControls', 'termsOfUse', 'customAuthenticationFactors'];
  const controls = lists.flatMap((name) => listIn(grant, `/${name}`));
  const isAsked = controls.some((control) => String(control).toLowerCase() === 'compliantdevice');
  const isChoice = String(grant.operator).toUpperCase() === 'OR';
  const isOnly = controls.length === 1 && (grant.authenticationStrength ?? null) === null;
  return isEnforced && isAsked && (isOnly || !isChoice);
}

/** The platforms a policy applies to. */
export function platformsOf(body: JsonObject): readonly DevicePlatform[] {
  const words = (name: string) =>
    listIn(body, `/conditions/platforms/${name}`).map((word) => String(word).toLowerCase());
  const [included, excluded] = [words('includePlatforms'), words('excludePlatforms')];
  const isAny = included.length === 0 || included.includes('all');
  return devicePlatforms.filter(
    (platform) => (isAny || included.includes(platform.toLowerCase())) && !excluded.includes(platform.toLowerCase()),
  );
}

export function peopleOf(body: JsonObject, identify: Identify): People {
  const users = (name: string) => listIn(body, `/conditions/users/${name}`);
  const isAll = (value: Json) => String(value).toLowerCase() === 'all';
  const guests = readPointer(body, '/conditions/users/includeGuestsOrExternalUsers') ?? null;
  const named = users('includeUsers').filter((user) => !isAll(user) && String(user).toLowerCase() !== 'none');
  const except = new Set(users('excludeGroups').map(identify));
  return {
    everyone: users('includeUsers').some(isAll),
    groups: users('includeGroups').filter((group) => !except.has(identify(group))),
    others: named.length + users('includeRoles').length > 0 || guests !== null,
    except,
  };
}

/** Which platform a compliance policy is for; undefined for one that is for none of these. */
function platformOf(kind: ManagedCollection, body: JsonObject): DevicePlatform | undefined {
  if (kind === 'compliancePolicies') return 'linux';
  const type = String(body['@odata.type']).replace(/^#?microsoft\.graph\./i, '');
  // Types for Windows 8.1 and for phones judge no device that can still be enrolled (Microsoft docs: supported-devices-browsers, 2025).
  const start = /^(android|aosp|ios|macOS|windows10(?!Mobile))/i.exec(type)?.[1]?.toLowerCase();
  const word = start === 'aosp' ? 'android' : start === 'windows10' ? 'windows' : start;
  return devicePlatforms.find((platform) => platform.toLowerCase() === word);
}

/** Whom the policies of a platform reach. An assignment through a filter may reach nobody, so it counts for nothing. */
export function reachOf(
  platform: DevicePlatform,
  policies: readonly { readonly kind: ManagedCollection; readonly body: JsonObject }[],
  identify: Identify,
): Reach {
  const own = policies.filter(({ kind, body }) => platformOf(kind, body) === platform);
  const reaches = own.map(({ body }) => reachOfOne(body, identify));
  return {
    everyone: reaches.some(({ everyone }) => everyone),
    groups: new Set(reaches.flatMap(({ groups }) => [...groups])),
    // Who is left out by one and reached by another is reached.
    except: new Set(
      reaches
        .filter(({ everyone }) => everyone)
        .map(({ except }) => except)
        .reduce<readonly string[]>(
          (all, each, index) => (index === 0 ? [...each] : all.filter((id) => each.has(id))),
          [],
        ),
    ),
  };
}

function reachOfOne(body: JsonObject, identify: Identify): Reach {
  const targets = listIn(body, '/assignments').flatMap((assignment) =>
    isJsonObject(assignment) && isJsonObject(assignment.target) ? [assignment.target] : [],
  );
  const isOf = (target: JsonObject, type: RegExp) => type.test(String(target['@odata.type']));
  const isWhole = ({ deviceAndAppManagementAssignmentFilterType: filter }: JsonObject) =>
    filter === undefined || filter === null || filter === 'none';
  const except = new Set(
    targets.filter((target) => isOf(target, /exclusionGroup/i)).map(({ groupId }) => identify(groupId ?? null)),
  );
  const whole = targets.filter(isWhole);
  const groups = whole.filter((target) => isOf(target, /\.groupAssignmentTarget$/i));
  return {
    everyone: whole.some((target) => isOf(target, /\.all(LicensedUsers|Devices)AssignmentTarget$/i)),
    groups: new Set(groups.map(({ groupId }) => identify(groupId ?? null)).filter((group) => !except.has(group))),
    except,
  };
}

/** The people whom no policy of a platform reaches for certain: `everyone`, `others`, and groups as they are named. */
export function unreached(people: People, reach: Reach, identify: Identify): readonly (Json | 'everyone' | 'others')[] {
  const isLeftOut = (group: string) => reach.except.has(group) && !reach.groups.has(group);
  const everyoneIsOut = [...reach.except].some((group) => isLeftOut(group) && !people.except.has(group));
  return [
    ...(people.everyone && (!reach.everyone || everyoneIsOut) ? ['everyone'] : []),
    ...people.groups.filter((group) => {
      const id = identify(group);
      return isLeftOut(id) || !(reach.everyone || reach.groups.has(id));
    }),
    ...(people.others && !reach.everyone ? ['others'] : []),
  ];
}
