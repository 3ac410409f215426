import { isJsonObject, type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import { listed, nameOf } from '../../schemas/telling/name-of.ts';
import type { Effect, Telling, Words } from '../../schemas/telling/telling.ts';
import { assignmentTargets } from './assignment-targets.ts';

/** Whom a policy of Intune reaches, assignment by assignment. */
export const tellAssignments: Telling = {
  pointer: '/assignments',
  tell: ({ before, after }) => {
    const [was, is] = [targetsOf(before), targetsOf(after)];
    if (was === undefined || is === undefined) return undefined;
    const [gone, came] = [without(was, is), without(is, was)];
    if (gone.length + came.length === 0) return undefined;
    const parts: readonly Words[] = [
      ...said(
        came.filter((target) => !isExclusion(target)),
        'now assigned to ',
      ),
      ...said(
        gone.filter((target) => !isExclusion(target)),
        'no longer assigned to ',
      ),
      ...said(came.filter(isExclusion), 'leaves out '),
      ...said(gone.filter(isExclusion), 'no longer leaves out '),
    ];
    return { words: parts.flatMap((part, at) => (at === 0 ? part : ['; ', ...part])), effect: effectOf(gone, came) };
  },
};

function effectOf(gone: readonly JsonObject[], came: readonly JsonObject[]): Effect {
  const wider = gone.some(isExclusion) || came.some((target) => !isExclusion(target));
  const narrower = came.some(isExclusion) || gone.some((target) => !isExclusion(target));
  return wider && narrower ? 'mixed' : wider ? 'tighter' : 'looser';
}

function said(targets: readonly JsonObject[], words: string): readonly Words[] {
  return targets.length === 0 ? [] : [[words, ...listed(targets.map(whom))]];
}

function whom(target: JsonObject): Words {
  const { deviceAndAppManagementAssignmentFilterType: mode, deviceAndAppManagementAssignmentFilterId: filter } = target;
  const group: Words =
    target.groupId === undefined ? [nameOf(target['@odata.type'] ?? target)] : [nameOf(target.groupId)];
  const type = target['@odata.type'];
  const people: Words =
    type === assignmentTargets.allUsers
      ? ['all users']
      : type === assignmentTargets.allDevices
        ? ['all devices']
        : group;
  if (filter === undefined || filter === null || mode === 'none') return people;
  return [...people, mode === 'exclude' ? ' without the devices of ' : ' on the devices of ', nameOf(filter)];
}

function isExclusion(target: JsonObject): boolean {
  return target['@odata.type'] === assignmentTargets.except;
}

function targetsOf(value: Json): readonly JsonObject[] | undefined {
  if (value === null) return [];
  if (!Array.isArray(value)) return undefined;
  const targets = value.flatMap((item) => (isJsonObject(item) && isJsonObject(item.target) ? [item.target] : []));
  return targets.length === value.length ? targets : undefined;
}

function without(targets: readonly JsonObject[], others: readonly JsonObject[]): readonly JsonObject[] {
  const there = new Set(others.map((target) => stableStringify(target)));
  return targets.filter((target) => !there.has(stableStringify(target)));
}
