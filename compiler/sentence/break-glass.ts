import { isReference, nameOrId, parseReference, type Reference, referenceTo } from '../../schemas/reference.ts';
import type { ResourceBody } from '../../schemas/resource.ts';
import type { UsersSpec } from '../conditions/users.ts';
import type { Project } from '../project.ts';

/**
 * The same people without the emergency access accounts. They are left out of every sentence, whatever its rollout, because a
 * later `enabled` must not lock them out.
 */
export function withoutBreakGlass(audience: UsersSpec, project: Project): UsersSpec {
  const { users = [], groups = [] } = project.breakGlass ?? {};
  if (!concernsPeople(audience) || users.length + groups.length === 0) return audience;
  const except = {
    ...audience.except,
    ...merged('users', audience.except?.users, users),
    ...merged('groups', audience.except?.groups, groups),
  };
  return { ...audience, except };
}

/**
 * True unless a sentence is about nobody, or about workloads and agents only. They sign in by themselves, and policies about them
 * take no exclusions of people (Microsoft's template "Block all agent users from accessing resources", beta, 2026).
 */
export function concernsPeople(audience: UsersSpec): boolean {
  if (audience.none === true) return false;
  const { workloads, agents, agentUsers, allAgentIdUsers, ...people } = audience;
  const isOfMachines = [workloads, agents, agentUsers, allAgentIdUsers].some((part) => part !== undefined);
  return !isOfMachines || Object.values(people).some((part) => part !== undefined);
}

function merged(name: 'users' | 'groups', written: readonly string[] = [], added: readonly string[] = []) {
  const all = [...new Set([...written, ...added])];
  return all.length === 0 ? {} : { [name]: all };
}

/**
 * Emergency access as it stands in resolved bodies, for checks and guards. A group that a document declares may be named by its title;
 * in bodies it goes by its name.
 */
export function breakGlassReferences(project: Project, resources: readonly ResourceBody[]) {
  const declared = resources.filter((resource) => resource.kind === 'groups');
  const resolve = (group: Reference | string): Reference | string => {
    if (!isReference(group)) return group;
    const { name } = parseReference(group);
    const byName = declared.find((resource) => resource.name === name);
    const found = byName ?? declared.find((resource) => resource.body.displayName === name);
    return found === undefined ? group : referenceTo('groups', found.name);
  };
  return {
    users: (project.breakGlass?.users ?? []).map((name) => nameOrId('users', name)),
    groups: (project.breakGlass?.groups ?? []).map((name) => resolve(nameOrId('groups', name))),
  };
}
