import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { titleOf } from '../../schemas/kinds/title-of.ts';
import { withoutReadOnly } from '../../schemas/kinds/without-read-only.ts';
import type { ManagedCollection } from '../../schemas/resource.ts';
import type { FoundObject } from '../graph-json/read-graph-json.ts';
import { platformOfPolicy } from '../platforms/index.ts';
import { documentName } from './document-name.ts';
import type { Draft } from './draft.ts';
import { liftGroup } from './lift-group.ts';
import { policyNameOf } from './standard-name.ts';

const fallbacks: Readonly<Record<string, string>> = {
  conditionalAccessPolicies: 'policy',
  deviceCompliancePolicies: 'compliance-policy',
  compliancePolicies: 'linux-compliance-policy',
  namedLocations: 'location',
  authenticationStrengthPolicies: 'strength',
  authenticationContextClassReferences: 'context',
  agreements: 'terms',
  groups: 'group',
  notificationMessageTemplates: 'notification-template',
  assignmentFilters: 'assignment-filter',
  deviceComplianceScripts: 'compliance-script',
  iosManagedAppProtections: 'app-protection',
  androidManagedAppProtections: 'app-protection',
  defaultManagedAppProtections: 'app-protection',
  managedAppPolicies: 'app-protection',
};

/** Kinds of document that objects of several collections become, so that no two of these may have one name. */
const shared: { readonly [Collection in ManagedCollection]?: string } = {
  deviceCompliancePolicies: 'DeviceStandard',
  compliancePolicies: 'DeviceStandard',
  iosManagedAppProtections: 'AppProtection',
  androidManagedAppProtections: 'AppProtection',
  defaultManagedAppProtections: 'AppProtection',
  managedAppPolicies: 'AppProtection',
};

/** Objects with a name in git each, and without what the service alone sets. Several may share a display name; all survive. */
export function draftsOf(objects: readonly FoundObject[]): readonly Draft[] {
  const taken = new Map<string, Set<string>>();
  const seen = new Map<string, number>();
  for (const object of objects) seen.set(idKey(object), (seen.get(idKey(object)) ?? 0) + 1);
  return objects.flatMap((found): readonly Draft[] => {
    const { collection, body } = found;
    if (collection === undefined || !(collection in kinds) || fallbacks[collection] === undefined) return [];
    if (collection === 'groups' && liftGroup('', body) === undefined) return [];
    const managed = collection as keyof typeof kinds;
    const documents = shared[managed] ?? managed;
    const names = taken.get(documents) ?? new Set<string>();
    taken.set(documents, names);
    const title = titleOf(kinds[managed], body) ?? '';
    const base = documentName(title, fallbacks[collection] ?? 'object', names);
    const platform = platformOfPolicy(collection, body['@odata.type']);
    // As the policy of a standard is called, whether or not it becomes one.
    const name = platform === undefined ? base : policyNameOf(base, platform);
    const isOnly = seen.get(idKey(found)) === 1;
    const id = typeof body.id === 'string' && body.id !== '' && isOnly ? body.id : undefined;
    return [
      {
        found,
        collection: managed,
        name,
        id,
        body: withoutAnnotations(withoutReadOnly(kinds[managed], typed(managed, body))) as JsonObject,
      },
    ];
  });
}

/** Types that a collection says and a read leaves out; a document for several collections has to say them. */
const types: { readonly [Collection in ManagedCollection]?: string } = {
  iosManagedAppProtections: '#microsoft.graph.iosManagedAppProtection',
  androidManagedAppProtections: '#microsoft.graph.androidManagedAppProtection',
  defaultManagedAppProtections: '#microsoft.graph.defaultManagedAppProtection',
};

function typed(collection: ManagedCollection, body: JsonObject): JsonObject {
  const type = types[collection];
  return type === undefined
    ? body
    : { '@odata.type': type, ...body, ...(body['@odata.type'] === null ? { '@odata.type': type } : {}) };
}

function idKey({ collection, body }: FoundObject): string {
  return `${collection}/${String(body.id)}`;
}

/** OData's annotations and what is unset go; what is left is what somebody may have meant. */
function withoutAnnotations(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutAnnotations);
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).flatMap(([name, member]): [string, Json][] => {
    const isAnnotation = (name.includes('@odata.') && name !== '@odata.type') || name.startsWith('#');
    return isAnnotation || member === null ? [] : [[name, withoutAnnotations(member)]];
  });
  return Object.fromEntries(members);
}
