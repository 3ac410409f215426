import type { FindingRule } from '../../schemas/finding.ts';
import type { Json } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { isWithin, type Pointer, parsePointer, readPointer } from '../../schemas/pointer.ts';
import type { ManagedCollection, Resource } from '../../schemas/resource.ts';
import { isPublishedType, propertiesOf, typeNamed } from '../graph-json/published-types.ts';
import type { Project } from '../project.ts';
import { quote } from '../text/quote.ts';
import { didYouMean } from '../text/suggest.ts';
import { emergencyWaived, unknownProperty, unwaivableProperty } from './waiver-rules.ts';

interface Problem {
  readonly rule: FindingRule;
  readonly message: string;
  readonly help: string;
}

/** Why a property cannot be waived, or looks as if it were none; undefined where all is well. */
export function propertyProblem(
  resource: Resource,
  pointer: Pointer,
  value: Json | undefined,
  project: Project,
): Problem | undefined {
  const { title, readOnly, writeOnly, immutable } = kinds[resource.kind];
  const written = quote(pointer);
  const unwaivable = (message: string, help: string) => ({ rule: unwaivableProperty, message, help });
  if (parsePointer(pointer).some((segment) => /^(\d+|\*|-)$/.test(segment))) {
    return unwaivable(
      `${written} leads into a list`,
      'waive the list as a whole, or one member of it: `property` is the list and `value` the member',
    );
  }
  if (readOnly.some((place) => isWithin(pointer, place)))
    return unwaivable(`${written} of a ${title} is set by the service and never compared`, 'remove the waiver');
  if (writeOnly.some((place) => isWithin(pointer, place)))
    return unwaivable(`${written} of a ${title} is never compared`, 'remove the waiver');
  if (immutable.some((place) => isWithin(pointer, place)))
    return unwaivable(
      `${written} of a ${title} cannot change: another value is another object`,
      'waive the object as a whole: leave `property` out',
    );
  if (coversEmergencyAccess(resource.kind, pointer, value, project)) {
    return {
      rule: emergencyWaived,
      message: `${written} holds the exclusion of the emergency access accounts, which cannot be waived`,
      help: 'waive one other member: `property: /conditions/users/excludeGroups` with `value: NAME`',
    };
  }
  return isKnown(resource, pointer) ? undefined : strange(resource, pointer);
}

const emergencyPlaces = { users: '/conditions/users/excludeUsers', groups: '/conditions/users/excludeGroups' } as const;

/** True where the live value may lack an emergency access account: everywhere but for one other member of a list. */
function coversEmergencyAccess(
  kind: ManagedCollection,
  pointer: Pointer,
  value: Json | undefined,
  { breakGlass = {} }: Project,
): boolean {
  if (kind !== 'conditionalAccessPolicies') return false;
  return (['users', 'groups'] as const).some((who) => {
    const names = breakGlass[who] ?? [];
    const place = emergencyPlaces[who];
    if (names.length === 0 || !(isWithin(pointer, place) || isWithin(place, pointer))) return false;
    const isOther = typeof value === 'string' && !names.some((name) => name.toLowerCase() === value.toLowerCase());
    return pointer !== place || !isOther;
  });
}

/** The published types of kinds whose properties can be looked up; of a compliance policy its body says which. */
const types: Partial<Readonly<Record<ManagedCollection, string>>> = {
  conditionalAccessPolicies: 'conditionalAccessPolicy',
  deviceCompliancePolicies: 'deviceCompliancePolicy',
  namedLocations: 'namedLocation',
  groups: 'group',
};

function isKnown({ kind, body }: Resource, pointer: Pointer): boolean {
  if (readPointer(body, pointer) !== undefined) return true;
  const { betaOnly, ownedWhenSaid = [], related = [], words, references } = kinds[kind];
  const told = [...betaOnly.properties, ...ownedWhenSaid, ...related.map(({ member }) => `/${member}`)];
  const patterns = [...words, ...references].map((place) => place.pointer);
  if ([...told, ...patterns].some((place) => isWithin(place, pointer))) return true;
  return strangePart(kind, body, pointer) === undefined;
}

interface StrangePart {
  readonly name: string;
  readonly type: string;
}

/** The first part of a pointer that its published type does not have. Where a type is not published, nobody can tell. */
function strangePart(kind: ManagedCollection, body: Resource['body'], pointer: Pointer): StrangePart | undefined {
  const said = body['@odata.type'];
  let type = typeof said === 'string' ? typeNamed(said) : types[kind];
  for (const name of parsePointer(pointer)) {
    if (type === undefined || !isPublishedType(type)) return undefined;
    const property = propertiesOf(type).get(name.toLowerCase());
    if (property?.name !== name) return { name, type };
    type = property.type;
  }
  return undefined;
}

function strange({ kind, body }: Resource, pointer: Pointer): Problem | undefined {
  const part = strangePart(kind, body, pointer);
  if (part === undefined) return undefined;
  const names = [...propertiesOf(part.type).values()].map(({ name }) => name);
  return {
    rule: unknownProperty,
    message: `${quote(part.name)} is no published member of \`${part.type}\``,
    help: didYouMean(part.name, names) ?? '`gatewright plan` prints the properties that differ',
  };
}
