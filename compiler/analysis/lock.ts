import type { EnrollablePlatform, KeyedBody, LockedRequirement, NamedPolicy } from '../../schemas/coverage.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { type Atom, atomOf, everyone, listIn } from './atom.ts';
import { type LockType, lockTypeOf } from './lock-types.ts';

/** An Intune policy that says what a healthy device or a protected app is, and whom it reaches. */
export interface Lock extends LockType {
  readonly policy: NamedPolicy;
  readonly include: readonly Target[];
  readonly exclude: readonly Target[];
  /** For apps on devices managed in some ways only: nobody is reached on every device, as by an assignment through a filter. */
  readonly isForSomeLevels: boolean;
}

/** Whom one assignment names. `filtered`: a filter, or something not understood, decides which devices it is about. */
export interface Target {
  readonly atom: Atom;
  readonly filtered: boolean;
}

/** The locks among Intune bodies. Types known not to be any are left out. */
export function locksIn(requirement: LockedRequirement, bodies: readonly KeyedBody[]): readonly Lock[] {
  return bodies.flatMap((keyed) => {
    const { key, body } = keyed;
    const type = lockTypeOf(requirement, keyed);
    if (type === undefined || (requirement === 'compliantApplication' && isForNoApp(body))) return [];
    const title = body.displayName ?? body.name ?? key;
    const isForSomeLevels = namesLevels(body);
    const { include, exclude } = targetsOf(body);
    const narrowed = include.map(({ atom, filtered }) => ({ atom, filtered: filtered || isForSomeLevels }));
    return [{ ...type, policy: { key, title: String(title) }, include: narrowed, exclude, isForSomeLevels }];
  });
}

/** The locks for one platform, as the question whom they reach needs them. */
export interface PlatformLocks {
  /** One list per kind of device the platform is managed as: somebody is reached for sure by one of each. */
  readonly needed: readonly (readonly Lock[])[];
  /** Whatever else may reach somebody. */
  readonly others: readonly Lock[];
}

/** Conditional Access knows one platform `android`; Intune manages it in several ways, of which these two are in common use. */
const androidModes = ['workProfile', 'fullyManaged'] as const;

export function locksFor(platform: EnrollablePlatform, locks: readonly Lock[]): PlatformLocks {
  const own = locks.filter((lock) => lock.platform === platform);
  const unknown = locks.filter((lock) => lock.platform === undefined);
  const modes = own.some(({ mode }) => mode !== undefined) ? androidModes : [undefined];
  const needed = modes.map((mode) => own.filter((lock) => lock.mode === mode));
  return { needed, others: [...own.filter((lock) => !needed.some((list) => list.includes(lock))), ...unknown] };
}

function targetsOf(body: JsonObject): Pick<Lock, 'include' | 'exclude'> {
  const include: Target[] = [];
  const exclude: Target[] = [];
  for (const assignment of listIn(body, 'assignments')) {
    const target = isJsonObject(assignment) && isJsonObject(assignment.target) ? assignment.target : {};
    const type = String(target['@odata.type'])
      .replace(/^#?microsoft\.graph\./i, '')
      .toLowerCase();
    const filtered = hasFilter(target);
    const group = target.groupId === undefined || target.groupId === null ? undefined : atomOf('group', target.groupId);
    // An exclusion of nobody knows whom may leave out anybody.
    if (type === 'exclusiongroupassignmenttarget') exclude.push(group ? { atom: group, filtered } : anybody);
    else if (type === 'groupassignmenttarget') include.push(...asTargets(group, filtered));
    // All licensed users and all devices: who has no licence has no managed device, and nothing here would let them in.
    else if (type === 'alllicensedusersassignmenttarget' || type === 'alldevicesassignmenttarget')
      include.push({ atom: everyone, filtered });
    // A Configuration Manager collection may reach anybody, and a target to come may as well leave out anybody.
    else {
      include.push(anybody);
      if (type !== 'configurationmanagercollectionassignmenttarget') exclude.push(anybody);
    }
  }
  return { include, exclude };
}

/** Somebody, and nobody knows who. */
const anybody: Target = { atom: everyone, filtered: true };

function asTargets(atom: Atom | undefined, filtered: boolean): readonly Target[] {
  return atom === undefined ? [] : [{ atom, filtered }];
}

/**
 * A policy protects the apps of a group that Microsoft keeps, or those it lists; whomever one without any is assigned to, it protects
 * nothing. A plain read leaves the list out (graph resource iosManagedAppProtection: navigation property apps), which says nothing.
 */
function isForNoApp({ appGroupType: group, apps }: JsonObject): boolean {
  const isOwnList = typeof group !== 'string' || group.toLowerCase() === 'selectedpublicapps';
  return isOwnList && Array.isArray(apps) && apps.length === 0;
}

/** `unspecified` is every level (Graph beta: targetedManagedAppProtection, appManagementLevel). */
function namesLevels({ targetedAppManagementLevels: levels }: JsonObject): boolean {
  return typeof levels === 'string' && levels !== '' && levels.toLowerCase() !== 'unspecified';
}

/** A target without a filter has the type `none` or no type (Graph beta: deviceAndAppManagementAssignmentFilterType). */
function hasFilter(target: JsonObject): boolean {
  const type: Json | undefined = target.deviceAndAppManagementAssignmentFilterType;
  return typeof type === 'string' && type !== '' && type.toLowerCase() !== 'none';
}
