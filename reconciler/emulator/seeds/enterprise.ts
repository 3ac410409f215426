import type { JsonObject } from '../../../schemas/json.ts';
import type { TenantSeed } from '../seed.ts';

/** How large; the defaults are those of a large company. Groups: `teams` leaves, in fives below departments, divisions and regions. */
export interface EnterpriseSize {
  readonly people?: number;
  readonly teams?: number;
  readonly policies?: number;
  readonly compliancePolicies?: number;
}

interface Level {
  readonly name: string;
  readonly count: number;
}

const domain = 'enterprise.example.com';
const compliance = ['ios', 'androidWorkProfile', 'androidDeviceOwner', 'windows10', 'macOS'] as const;
const platformLists = [
  ['iOS', 'android'],
  ['windows', 'macOS'],
  ['all'],
  ['iOS'],
  ['windows', 'macOS', 'linux'],
] as const;

/**
 * A large tenant, the same each time: 10,000 people, 2,000 groups nested four deep, 240 Conditional Access policies and 500 compliance
 * policies that mostly, but not everywhere, reach whom they should. For measuring, and for holding answers to those of brute force.
 */
export function enterprise(size: EnterpriseSize = {}): TenantSeed {
  const { people = 10_000, teams = 1_600, policies = 240, compliancePolicies = 500 } = size;
  const levels: readonly Level[] = [
    { name: 'team', count: teams },
    { name: 'department', count: Math.ceil(teams / 5) },
    { name: 'division', count: Math.ceil(teams / 25) },
    { name: 'region', count: Math.ceil(teams / 100) },
  ];
  return {
    tenant: { id: 'e0000000-0000-4000-8000-000000000001', displayName: 'Enterprise', domain },
    users: Array.from({ length: people }, (_, index) => ({
      id: idOf(1, index),
      userPrincipalName: `person-${index}@${domain}`,
      displayName: `Person ${index}`,
      ...(index % 97 === 0 ? { userType: 'Guest' as const } : {}),
    })),
    groups: levels.flatMap((level, depth) =>
      Array.from({ length: level.count }, (_, index) => ({
        id: idOf(2 + depth, index),
        displayName: `${level.name}-${index}`,
        members: depth === 0 ? teamMembers(index, people, teams) : groupsBelow(levels, depth, index),
      })),
    ),
    conditionalAccessPolicies: Array.from({ length: policies }, (_, index) => policy(index, levels)),
    deviceCompliancePolicies: Array.from({ length: compliancePolicies }, (_, index) => compliancePolicy(index, levels)),
  };
}

function idOf(kind: number, index: number): string {
  return `${kind}0000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
}

/** Everybody is in one team, every third in a second one. */
function teamMembers(team: number, people: number, teams: number): string[] {
  const members: string[] = [];
  for (let index = team; index < people; index += teams) members.push(idOf(1, index));
  for (let index = team * 3; index < people; index += teams * 7) members.push(idOf(1, index));
  return [...new Set(members)];
}

function groupsBelow(levels: readonly Level[], depth: number, index: number): string[] {
  const below = levels[depth - 1]?.count ?? 0;
  const width = depth === 3 ? 4 : 5;
  return Array.from({ length: width }, (_, child) => index * width + child)
    .filter((child) => child < below)
    .map((child) => idOf(1 + depth, child));
}

function groupAt(levels: readonly Level[], depth: number, number: number): string {
  return idOf(2 + depth, number % (levels[depth]?.count ?? 1));
}

function policy(index: number, levels: readonly Level[]): JsonObject {
  const isForAll = index % 12 === 0;
  const requires =
    index % 6 === 5 ? ['compliantApplication'] : index % 4 === 3 ? ['compliantDevice', 'mfa'] : ['compliantDevice'];
  return {
    id: idOf(7, index),
    displayName: `Policy ${index}`,
    state: index % 10 === 9 ? 'disabled' : 'enabled',
    conditions: {
      clientAppTypes: ['all'],
      applications: { includeApplications: ['All'] },
      users: isForAll
        ? { includeUsers: ['All'], excludeGroups: [groupAt(levels, 2, index)] }
        : {
            includeGroups: [groupAt(levels, 3, index), groupAt(levels, 2, index * 3), groupAt(levels, 1, index * 7)],
            excludeGroups: [groupAt(levels, 0, index * 11)],
          },
      platforms: { includePlatforms: [...(platformLists[index % platformLists.length] ?? [])] },
    },
    grantControls: { operator: index % 4 === 3 ? 'OR' : 'AND', builtInControls: requires },
  };
}

function compliancePolicy(index: number, levels: readonly Level[]): JsonObject {
  const target = (type: string, groupId: string): JsonObject => ({
    target: { '@odata.type': `#microsoft.graph.${type}`, groupId },
  });
  return {
    id: idOf(8, index),
    '@odata.type': `#microsoft.graph.${compliance[index % compliance.length]}CompliancePolicy`,
    displayName: `Compliance ${index}`,
    assignments: [
      target('groupAssignmentTarget', groupAt(levels, 3, Math.floor(index / 5))),
      target('groupAssignmentTarget', groupAt(levels, 2, index * 3)),
      target('groupAssignmentTarget', groupAt(levels, 1, index * 13)),
      ...(index % 9 === 0 ? [target('exclusionGroupAssignmentTarget', groupAt(levels, 1, index))] : []),
    ],
  };
}
