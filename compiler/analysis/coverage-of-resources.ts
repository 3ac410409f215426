import type { Coverage, KeyedBody } from '../../schemas/coverage.ts';
import { isReference, type Reference } from '../../schemas/reference.ts';
import { type ResourceBody, resourceKey } from '../../schemas/resource.ts';
import type { Project } from '../project.ts';
import { breakGlassReferences } from '../sentence/break-glass.ts';
import { type Atom, atomOf, listIn } from './atom.ts';
import { coverageOf } from './coverage-of.ts';
import type { Containment } from './directory-logic.ts';
import { groupAlgebra } from './group-algebra.ts';

/** Graph's collections of the policies that say what a healthy device and a protected app are. */
export const lockCollections = {
  compliantDevice: ['deviceCompliancePolicies', 'compliancePolicies'],
  compliantApplication: ['iosManagedAppProtections', 'androidManagedAppProtections', 'windowsManagedAppProtections'],
} as const;

/**
 * The answer for what documents come to. A project that holds no policies of a kind does not say that there are none: somebody else
 * may look after that half.
 */
export function coverageOfResources(resources: readonly ResourceBody[], project: Project): Coverage {
  const bodiesOf = (collections: readonly string[]): readonly KeyedBody[] =>
    resources
      .filter(({ kind }) => collections.includes(kind))
      .map((resource) => ({ key: resourceKey(resource), body: resource.body }));
  const heldOf = (collections: readonly string[]) => {
    const bodies = bodiesOf(collections);
    return bodies.length === 0 ? undefined : bodies;
  };
  return coverageOf({
    conditionalAccess: bodiesOf(['conditionalAccessPolicies']),
    compliance: heldOf(lockCollections.compliantDevice),
    // What a document does not say is nothing here, where an export may only have left it out.
    appProtection: heldOf(lockCollections.compliantApplication)?.map(({ key, body }) => ({
      key,
      body: { apps: [], ...body },
    })),
    // Intune starts so (Microsoft docs: device-compliance-get-started, 2025).
    devicesWithoutPolicy: project.devicesWithoutPolicy ?? 'compliant',
    breakGlass: breakGlassAtoms(project, resources),
    solver: groupAlgebra(containmentsIn(resources)),
  });
}

/** The people nobody needs to reach. */
function breakGlassAtoms(project: Project, resources: readonly ResourceBody[]): readonly Atom[] {
  const { users, groups } = breakGlassReferences(project, resources);
  return [...users.map((user) => atomOf('user', user)), ...groups.map((group) => atomOf('group', group))];
}

/** Members that a Group document lists. */
function containmentsIn(resources: readonly ResourceBody[]): readonly Containment[] {
  return resources
    .filter(({ kind }) => kind === 'groups')
    .flatMap(({ name, body }) => {
      const group: Reference = { $ref: `groups/${name}` };
      return listIn(body, 'members')
        .filter((member) => isReference(member) || typeof member === 'string')
        .map((member) => ({ inner: atomOf('user', member).key, outer: atomOf('group', group).key }));
    });
}
