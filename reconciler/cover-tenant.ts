import { type Atom, atomOf } from '../compiler/analysis/atom.ts';
import { coverageOf } from '../compiler/analysis/coverage-of.ts';
import type { Project } from '../compiler/project.ts';
import { breakGlassReferences } from '../compiler/sentence/break-glass.ts';
import type { Coverage } from '../schemas/coverage.ts';
import type { Finding } from '../schemas/finding.ts';
import { isReference, parseReference, type Reference } from '../schemas/reference.ts';
import type { Resource } from '../schemas/resource.ts';
import { coverageFindings, unreadFindings } from './coverage-findings.ts';
import { type Clock, type Graph, GraphError } from './ports.ts';
import { readCoverage } from './tenant/read-coverage.ts';

/** A tenant to look at, and the project that says which of its people are emergency access, if there is one. */
export interface CoverTenant {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly project?: { readonly settings: Project; readonly resources: readonly Resource[] } | undefined;
  readonly onProgress?: ((text: string) => void) | undefined;
}

/** read → ask for each person → tell. Writes nothing. */
export async function coverTenant({
  graph,
  clock,
  project,
  onProgress,
}: CoverTenant): Promise<{ readonly coverage: Coverage; readonly findings: readonly Finding[] }> {
  const breakGlass = project === undefined ? [] : await breakGlassOf(graph, project.settings, project.resources);
  const { input, unread } = await readCoverage({ graph, clock, breakGlass, onProgress });
  const coverage = coverageOf({ ...input, breakGlass });
  return { coverage, findings: [...unreadFindings(unread), ...coverageFindings(coverage)] };
}

/** Emergency access by id. A group that is not found, or that two go by the name of, leaves nobody out. */
async function breakGlassOf(graph: Graph, settings: Project, resources: readonly Resource[]): Promise<readonly Atom[]> {
  const { users, groups } = breakGlassReferences(settings, resources);
  const found = await Promise.all(groups.map((group) => groupId(graph, group, resources)));
  return [
    ...users.map((user) => atomOf('user', user)),
    ...found.flatMap((id) => (id === undefined ? [] : [atomOf('group', id)])),
  ];
}

async function groupId(
  graph: Graph,
  group: Reference | string,
  resources: readonly Resource[],
): Promise<string | undefined> {
  if (!isReference(group)) return group;
  const { name } = parseReference(group);
  const declared = resources.find((resource) => resource.kind === 'groups' && resource.name === name);
  const title = String(declared?.body.displayName ?? name);
  const filter = encodeURIComponent(`displayName eq '${title.replaceAll("'", "''")}'`);
  try {
    const path = `/groups?$select=id,displayName&$filter=${filter}`;
    const listed = await graph.list({ method: 'GET', apiVersion: 'v1.0', path });
    return listed.length === 1 ? String(listed[0]?.id) : undefined;
  } catch (error) {
    if (error instanceof GraphError && error.status === 403) return undefined;
    throw error;
  }
}
