import type { Atom } from '../../compiler/analysis/atom.ts';
import type { CoverageInput } from '../../compiler/analysis/coverage-of.ts';
import { demandsIn } from '../../compiler/analysis/demand.ts';
import { groupAlgebra } from '../../compiler/analysis/group-algebra.ts';
import { knownPeople } from '../../compiler/analysis/known-people.ts';
import { locksIn } from '../../compiler/analysis/lock.ts';
import { membershipsOf } from '../../compiler/analysis/memberships.ts';
import {
  type EnrollablePlatform,
  type KeyedBody,
  type LockedRequirement,
  lockedRequirements,
} from '../../schemas/coverage.ts';
import type { GraphRequest } from '../../schemas/graph-request.ts';
import { isJsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { type Clock, type Graph, GraphError } from '../ports.ts';
import { readKind } from './read.ts';
import { type DirectoryAnswer, readDirectoryFacts } from './read-directory-facts.ts';

/** What a tenant says of coverage, and what it would not say. */
export interface LiveCoverage {
  readonly input: Omit<CoverageInput, 'breakGlass'>;
  readonly unread: readonly GraphRequest[];
}

export interface CoverageReading {
  readonly graph: Graph;
  readonly clock: Clock;
  /** Emergency access, whose groups have to be read as well. */
  readonly breakGlass: readonly Atom[];
  readonly onProgress?: ((text: string) => void) | undefined;
}

/** Collections with locks, and the platforms nothing is known of while one is unread. */
interface LockList {
  readonly requirement: LockedRequirement;
  readonly collection: string;
  readonly path: string;
  readonly platforms: readonly EnrollablePlatform[];
}

const lockLists: readonly LockList[] = [
  {
    requirement: 'compliantDevice',
    collection: 'deviceCompliancePolicies',
    path: '/deviceManagement/deviceCompliancePolicies',
    platforms: ['iOS', 'android', 'windows', 'macOS'],
  },
  {
    requirement: 'compliantDevice',
    collection: 'compliancePolicies',
    path: '/deviceManagement/compliancePolicies',
    platforms: ['linux'],
  },
  appProtection('iosManagedAppProtection', 'iOS'),
  appProtection('androidManagedAppProtection', 'android'),
  appProtection('windowsManagedAppProtection', 'windows'),
];

/** A plain list shows neither. */
const expanded: Readonly<Record<LockedRequirement, string>> = {
  compliantDevice: 'assignments',
  compliantApplication: 'apps,assignments',
};

function appProtection(type: string, platform: EnrollablePlatform) {
  return {
    requirement: 'compliantApplication',
    collection: `${type}s`,
    path: `/deviceAppManagement/${type}s`,
    platforms: [platform],
  } as const;
}

/**
 * Reads both halves of a tenant and who is in the groups they name. Only what some policy makes matter is read. What may not be read, or
 * what the tenant does not offer, stays unknown; any other failure ends the reading.
 */
export async function readCoverage(reading: CoverageReading): Promise<LiveCoverage> {
  const { graph, onProgress } = reading;
  onProgress?.('reading policies');
  const live = await readKind(graph, kinds.conditionalAccessPolicies);
  const conditionalAccess = live.map(({ id, body }) => ({ key: `conditionalAccessPolicies/${id}`, body }));
  const demands = demandsIn(conditionalAccess);
  const required = new Set(demands.flatMap(({ requires }) => requires));
  const unread: GraphRequest[] = [];
  const bodies: Record<LockedRequirement, KeyedBody[]> = { compliantDevice: [], compliantApplication: [] };
  const unknown: Record<LockedRequirement, EnrollablePlatform[]> = { compliantDevice: [], compliantApplication: [] };
  const matters = ({ requirement, platforms }: LockList) =>
    demands.some((demand) => demand.requires.includes(requirement) && overlap(demand.platforms, platforms));
  for (const list of lockLists.filter(matters)) {
    const request = {
      method: 'GET',
      apiVersion: 'beta',
      path: `${list.path}?$expand=${expanded[list.requirement]}`,
    } as const;
    const objects = await offered(() => graph.list(request));
    if (objects === undefined) {
      unread.push(request);
      unknown[list.requirement].push(...list.platforms);
    } else
      bodies[list.requirement].push(...objects.map((body) => ({ key: `${list.collection}/${String(body.id)}`, body })));
  }
  const switched = required.has('compliantDevice') ? await readSwitch(graph, unread) : undefined;
  const directory = await readPeople(reading, demands, bodies);
  return {
    unread: [...unread, ...directory.unread.map((path) => ({ method: 'GET', apiVersion: 'v1.0', path }) as const)],
    input: {
      conditionalAccess,
      compliance: bodies.compliantDevice,
      appProtection: bodies.compliantApplication,
      unread: unknown,
      devicesWithoutPolicy: switched,
      solver: directory.facts === undefined ? groupAlgebra([]) : knownPeople(membershipsOf(directory.facts)),
      nameOf: namesIn(directory),
    },
  };
}

function overlap<Word>(some: readonly Word[], others: readonly Word[]): boolean {
  return some.some((word) => others.includes(word));
}

/** (graph resource deviceManagementSettings: secureByDefault, "device should be noncompliant when there is no compliance policy") */
async function readSwitch(graph: Graph, unread: GraphRequest[]): Promise<CoverageInput['devicesWithoutPolicy']> {
  const request = { method: 'GET', apiVersion: 'beta', path: '/deviceManagement?$select=settings' } as const;
  const answer = await offered(() => graph.send(request));
  const settings = isJsonObject(answer?.body) ? answer.body.settings : undefined;
  const value = isJsonObject(settings) ? settings.secureByDefault : undefined;
  if (typeof value === 'boolean') return value ? 'noncompliant' : 'compliant';
  unread.push(request);
  return undefined;
}

async function readPeople(
  { graph, clock, breakGlass, onProgress }: CoverageReading,
  demands: ReturnType<typeof demandsIn>,
  bodies: Readonly<Record<LockedRequirement, readonly KeyedBody[]>>,
): Promise<DirectoryAnswer> {
  if (demands.length === 0) return { facts: undefined, groupNames: new Map(), unread: [] };
  const locks = lockedRequirements.flatMap((name) => locksIn(name, bodies[name]));
  const atoms = [
    ...demands.flatMap(({ include, exclude }) => [...include, ...exclude]),
    ...locks.flatMap(({ include, exclude }) => [...include, ...exclude].map(({ atom }) => atom)),
    ...breakGlass,
  ];
  const idsOf = (kind: Atom['kind']) => [
    ...new Set(
      atoms.flatMap((atom) => (atom.kind === kind && typeof atom.value === 'string' ? [atom.value.toLowerCase()] : [])),
    ),
  ];
  return readDirectoryFacts({ graph, clock, groups: idsOf('group'), roles: idsOf('role'), onProgress });
}

function namesIn({ facts, groupNames }: DirectoryAnswer): CoverageInput['nameOf'] {
  const users = new Map(facts?.people.map(({ id, name }) => [id.toLowerCase(), name]));
  return (kind, id) => (kind === 'group' ? groupNames : kind === 'user' ? users : undefined)?.get(id.toLowerCase());
}

/** undefined for what the identity may not read, and for what this tenant or cloud does not offer. */
async function offered<Answer>(read: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GraphError && [400, 403, 404].includes(error.status)) return undefined;
    throw error;
  }
}
