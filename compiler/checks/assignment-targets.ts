import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { isJsonObject, type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import { isReference } from '../../schemas/reference.ts';
import { type Resource, resourceKey } from '../../schemas/resource.ts';
import { targetKind } from '../assignments/assignment-targets.ts';
import type { Check } from './check.ts';
import { membersAt, placeIn } from './policy-body.ts';

const standard = (assign: string, rest = '') => `kind: DeviceStandard
name: computers
platforms: windows
facts: { encryption: required }
assign: ${assign}
${rest}`;
const filter = (platform: string, manages: string, rule: string) => `---
kind: AssignmentFilter
name: corporate
platform: ${platform}
manages: ${manages}
rule: (${rule})
`;
const corporate = 'device.deviceOwnership -eq "Corporate"';
const narrowed = '[{ group: Sales, filter: { include: corporate } }]';

const twice: FindingRule = {
  code: 'GW4124',
  severity: 'error',
  title: 'a policy is assigned to the same people with and without a filter',
  explanation:
    'Intune keeps one assignment for each group, under the ids of policy and group (msgraph-sdk-dotnet issue 2220, 2023). With two of them, which may come from a protection and from the standard itself, one would be lost, and with it a filter or the devices it leaves out. The filter `none` is no filter. Say once whom the policy reaches: groups of a protection are assigned without a filter. A plan tells it too where one entry names the group and the other has its id.',
  failing: {
    documents: standard(
      '[group: Sales, { group: Sales, filter: { include: corporate } }]',
      filter('windows', 'devices', corporate),
    ),
  },
  passing: { documents: standard(narrowed, filter('windows', 'devices', corporate)) },
};

const inAndOut: FindingRule = {
  code: 'GW4125',
  severity: 'error',
  title: 'a policy is assigned to a group and kept from it',
  explanation:
    'A group is either included or excluded; Intune keeps one assignment for each (msgraph-sdk-dotnet issue 2220, 2023). Where an exclusion would win, the people would lose the policy that says when their devices are healthy.',
  failing: { documents: standard('[group: Sales, except: Sales]') },
  passing: { documents: standard('[group: Sales, except: Marketing]') },
};

const unfit: FindingRule = {
  code: 'GW4126',
  severity: 'error',
  title: 'an assignment names a filter that does not fit the policy',
  explanation:
    'A compliance policy takes filters over devices of its own platform; filters over managed apps are for app protection and app configuration (Microsoft docs: filters, 2024-03). A filter that never matches would leave everybody without the policy.',
  failing: { documents: standard(narrowed, filter('macOS', 'devices', corporate)) },
  passing: { documents: standard(narrowed, filter('windows', 'devices', corporate)) },
};

/**
 * The platform of a filter that narrows a compliance policy, by the type of the policy. Linux has none (Graph v1.0 metadata:
 * devicePlatformType, 2026-08).
 */
const platformOf: Readonly<Record<string, string>> = {
  '#microsoft.graph.windows10CompliancePolicy': 'windows10AndLater',
  '#microsoft.graph.macOSCompliancePolicy': 'macOS',
  '#microsoft.graph.iosCompliancePolicy': 'iOS',
  '#microsoft.graph.androidCompliancePolicy': 'android',
  '#microsoft.graph.androidWorkProfileCompliancePolicy': 'androidForWork',
  '#microsoft.graph.androidDeviceOwnerCompliancePolicy': 'androidForWork',
  '#microsoft.graph.aospDeviceOwnerCompliancePolicy': 'androidAOSP',
};

/** Kinds of policy of which Intune keeps one assignment for each group. */
const assigned: readonly string[] = [
  'deviceCompliancePolicies',
  'compliancePolicies',
  'iosManagedAppProtections',
  'androidManagedAppProtections',
];

/** Whom policies are assigned to, by sentences, by the standard itself and by literal bodies together. */
export const assignmentTargetsCheck: Check = {
  rules: [twice, inAndOut, unfit],
  resources: (resources) => {
    const filters = new Map(
      resources.filter(({ kind }) => kind === 'assignmentFilters').map((each) => [resourceKey(each), each.body]),
    );
    return resources
      .filter(({ kind }) => assigned.includes(kind))
      .flatMap((resource) => [...assignmentConflicts(resource), ...misfits(resource, filters)]);
  },
};

interface Target {
  readonly target: JsonObject;
  readonly index: number;
}

function targetsOf({ body }: Resource): readonly Target[] {
  return membersAt(body, '/assignments').flatMap((assignment, index) =>
    isJsonObject(assignment) && isJsonObject(assignment.target) ? [{ target: assignment.target, index }] : [],
  );
}

/** What cannot be kept of the assignments of a policy, because two of them are about the same people. */
export function assignmentConflicts(resource: Resource): readonly Finding[] {
  const seen = new Map<string, Target>();
  return targetsOf(resource).flatMap((each): readonly Finding[] => {
    const key = peopleOf(each.target);
    const other = seen.get(key);
    seen.set(key, other ?? each);
    if (other === undefined || meaningOf(other.target) === meaningOf(each.target)) return [];
    const place = placeIn(resource, `/assignments/${each.index}`);
    const whom = called(each.target);
    if (isExcluded(other.target) !== isExcluded(each.target))
      return [
        findingOf(inAndOut, {
          message: `\`${resource.name}\` is assigned to ${whom} and excluded from it`,
          help: 'keep one of the two',
          ...place,
        }),
      ];
    return [
      findingOf(twice, {
        message: `\`${resource.name}\` is assigned to ${whom} twice, with different filters`,
        help: 'keep one of the two; what protections are about is assigned without a filter',
        ...place,
      }),
    ];
  });
}

function misfits(resource: Resource, filters: ReadonlyMap<string, JsonObject>): readonly Finding[] {
  const { '@odata.type': type, platforms } = resource.body;
  const platform = resource.kind === 'compliancePolicies' ? String(platforms) : platformOf[String(type)];
  return targetsOf(resource).flatMap(({ target, index }) => {
    const id: Json = target[filterId] ?? null;
    const filter = isReference(id) ? filters.get(id.$ref) : undefined;
    if (filter === undefined) return [];
    const isForApps = filter.assignmentFilterManagementType === 'apps';
    if (!isForApps && (platform === undefined || filter.platform === platform)) return [];
    const what = isForApps ? 'is about managed apps' : `is for \`${String(filter.platform)}\``;
    return [
      findingOf(unfit, {
        message: `the filter \`${String(filter.displayName)}\` ${what}, and \`${resource.name}\` is a compliance policy for \`${platform ?? 'devices'}\``,
        help: 'give the platform a standard and a filter of its own',
        ...placeIn(resource, `/assignments/${index}/target/${filterId}`),
      }),
    ];
  });
}

const filterType = 'deviceAndAppManagementAssignmentFilterType';
const filterId = 'deviceAndAppManagementAssignmentFilterId';

/** One text for the people of a target, whatever it does with them; ids compare without regard to case. */
function peopleOf(target: JsonObject): string {
  const kind = targetKind(target);
  if (kind !== 'group' && kind !== 'except') return kind ?? String(target['@odata.type']);
  const { groupId = null } = target;
  return typeof groupId === 'string' ? groupId.toLowerCase() : stableStringify(groupId);
}

/** Equal for targets that say the same: no filter may be said in several ways. */
function meaningOf(target: JsonObject): string {
  const type = String(target[filterType] ?? 'none').toLowerCase();
  return stableStringify([targetKind(target) ?? null, type, type === 'none' ? null : (target[filterId] ?? null)]);
}

function isExcluded(target: JsonObject): boolean {
  return targetKind(target) === 'except';
}

function called({ groupId, ...target }: JsonObject): string {
  if (isReference(groupId)) return `\`${groupId.$ref.slice('groups/'.length)}\``;
  if (typeof groupId === 'string') return `\`${groupId}\``;
  return targetKind(target) === 'allUsers' ? 'all users' : 'all devices';
}
