import type { KeyedBody } from '../../schemas/coverage.ts';

/*
 * The second algorithm, written apart from the first: it knows one person at a time, whose groups are given, and asks each policy by
 * itself. `maybe` stands for what nobody knows.
 */
export type Truth = 'yes' | 'no' | 'maybe';
/** What one person is in: a word of Graph's own, or an id. */
export type IsIn = (word: string) => Truth;

const or = (truths: readonly Truth[]): Truth =>
  truths.includes('yes') ? 'yes' : truths.includes('maybe') ? 'maybe' : 'no';
const not = (truth: Truth): Truth => (truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : 'maybe');
const and = (truths: readonly Truth[]): Truth => not(or(truths.map(not)));

interface UsersCondition {
  readonly [name: string]: readonly string[] | undefined;
}

/** Whether the policy excludes somebody, of whom `isIn` tells everything. */
export function isExcluded(users: UsersCondition, isIn: IsIn): Truth {
  const words = ['excludeUsers', 'excludeGroups', 'excludeRoles'].flatMap((name) => users[name] ?? []);
  return or(words.map(isIn));
}

export type Reached = 'surely' | 'somehow' | 'perhaps' | 'not';

interface Target {
  readonly '@odata.type': string;
  readonly groupId?: string;
  readonly deviceAndAppManagementAssignmentFilterType?: string;
}

/** Whether one lock reaches somebody on a device of its own kind. */
function reachOfLock(
  lock: KeyedBody,
  isIn: IsIn,
  inGroupOfDevices: IsIn,
): { readonly whole: Truth; readonly some: Truth } {
  const targets = (lock.body.assignments as unknown as readonly { readonly target: Target }[]).map(
    ({ target }) => target,
  );
  const isExclusion = (target: Target) => target['@odata.type'].endsWith('exclusionGroupAssignmentTarget');
  const hits = (target: Target): Truth =>
    target.groupId === undefined ? 'yes' : or([isIn(target.groupId), inGroupOfDevices(target.groupId)]);
  const hasFilter = (target: Target) => target.deviceAndAppManagementAssignmentFilterType !== undefined;
  const included = targets.filter((target) => !isExclusion(target));
  const excluded = targets.filter(isExclusion);
  // A filter on an exclusion: on some devices it counts, on others it does not.
  const out = or(excluded.map(hits));
  const outOnAll = or(excluded.filter((target) => !hasFilter(target)).map(hits));
  const wholly = included.filter((target) => !hasFilter(target));
  const sure = and([or(wholly.map(hits)), not(out)]);
  const somehow = and([or(included.map(hits)), not(out)]);
  const possible = and([or(included.map(hits)), not(outOnAll)]);
  return { whole: sure, some: somehow === 'yes' ? 'yes' : possible === 'no' ? 'no' : 'maybe' };
}

/** Whether somebody is reached on every device of a platform, given the kinds of device it has and the locks of each kind. */
export function reachedOn(
  kinds: readonly string[],
  locks: readonly KeyedBody[],
  isIn: IsIn,
  inGroupOfDevices: IsIn,
): Reached {
  const typeOf = (lock: KeyedBody) => String(lock.body['@odata.type']).replace('#microsoft.graph.', '');
  const answers = locks.map((lock) => ({ type: typeOf(lock), ...reachOfLock(lock, isIn, inGroupOfDevices) }));
  const isWhole = kinds.every((kind) => answers.some(({ type, whole }) => type === kind && whole === 'yes'));
  if (isWhole) return 'surely';
  if (answers.some(({ some }) => some === 'yes')) return 'somehow';
  return answers.some(({ some }) => some === 'maybe') ? 'perhaps' : 'not';
}
