import { type Graph, GraphError } from '../ports.ts';

/** The id of the tenant Graph answers for; undefined where the identity may not read it. */
export async function organizationId(graph: Graph): Promise<string | undefined> {
  try {
    const [organization] = await graph.list({ method: 'GET', apiVersion: 'v1.0', path: '/organization?$select=id' });
    return typeof organization?.id === 'string' ? organization.id : undefined;
  } catch (error) {
    if (error instanceof GraphError && error.status === 403) return undefined;
    throw error;
  }
}
