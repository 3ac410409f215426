import { createHash } from 'node:crypto';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { Behaviours } from './behaviours/behaviours.ts';
import { appProtectionDefaults } from './collections/app-protection/defaults.ts';
import { complianceDefaults } from './collections/compliance/defaults.ts';
import { normalisePolicy } from './collections/conditional-access/normalise.ts';
import { groupDefaults } from './collections/groups.ts';
import { servicePrincipal } from './collections/service-principals.ts';
import { USER_DEFAULTS } from './collections/users.ts';
import { textIn } from './collections/values.ts';
import { BUILT_IN_STRENGTHS } from './data/authentication-strengths.ts';
import { ROLE_TEMPLATES } from './data/directory-role-templates.ts';
import { namedType } from './metadata/conform.ts';
import { type CompleteSeed, SeedError } from './seed.ts';
import type { CollectionName, Write } from './store/tenant-state.ts';

/** The moment seeded objects were made, unless they say otherwise. */
const PLANTED = '2026-01-01T00:00:00Z';

/** The writes that make a seed's tenant. Throws SeedError for a group member that nothing in the seed is called. */
export function plant(seed: CompleteSeed): readonly Write[] {
  const users = seed.users.map((user) => plantUser(user));
  const groups = seed.groups.map(({ members: _members, ...group }) => plantGroup(group));
  const principals = plantPrincipals(seed);
  const writes: Write[] = [
    ...plantTenant(seed),
    ...rows('users', users),
    ...plantRoles(seed, users),
    ...rows('groups', groups),
    ...rows('servicePrincipals', principals),
    ...rows('applications', seed.applications.map(plantApplication)),
    ...rows('authenticationStrengthPolicies', [
      ...BUILT_IN_STRENGTHS,
      ...bodies(seed, 'authenticationStrengthPolicies'),
    ]),
    ...rows('conditionalAccessPolicies', bodies(seed, 'conditionalAccessPolicies').map(plantPolicy)),
    ...rows('deviceCompliancePolicies', bodies(seed, 'deviceCompliancePolicies').map(plantCompliance)),
    ...plantAppProtection(seed),
    ...rows(
      'namedLocations',
      bodies(seed, 'namedLocations').map((one) => ({ modifiedDateTime: PLANTED, deletedDateTime: null, ...one })),
    ),
  ];
  for (const name of [
    'authenticationContextClassReferences',
    'agreements',
    'assignmentFilters',
    'deviceComplianceScripts',
  ] as const) {
    writes.push(...rows(name, bodies(seed, name)));
  }
  writes.push(...bodies(seed, 'notificationMessageTemplates').flatMap(plantTemplate));
  return [...writes, ...plantMembers(seed, groups, { users, principals })];
}

/** An id that follows from a kind and a name: the same seed gives the same ids. */
export function deterministicId(kind: string, name: string): string {
  const hex = createHash('sha256').update(`${kind}:${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function rows(collection: CollectionName, objects: readonly JsonObject[]): readonly Write[] {
  return objects.map((value) => ({ collection, id: textIn(value.id), value }));
}

type BodyCollection = {
  [Name in keyof CompleteSeed]: CompleteSeed[Name] extends JsonObject[] ? Name : never;
}[keyof CompleteSeed] &
  CollectionName;

function bodies(seed: CompleteSeed, name: BodyCollection): readonly JsonObject[] {
  const list: readonly JsonObject[] = seed[name];
  return list.map((body, index) => ({
    createdDateTime: PLANTED,
    ...body,
    id: textIn(body.id) || deterministicId(name, textIn(body.displayName) || String(index)),
  }));
}

function plantTenant({ tenant, settings }: CompleteSeed): readonly Write[] {
  const organization: JsonObject = {
    id: tenant.id,
    displayName: tenant.displayName,
    createdDateTime: PLANTED,
    tenantType: 'AAD',
    verifiedDomains: [
      {
        capabilities: 'Email, OfficeCommunicationsOnline',
        isDefault: true,
        isInitial: true,
        name: tenant.domain,
        type: 'Managed',
      },
    ],
    assignedPlans: [],
  };
  return [
    { collection: 'tenant', id: 'organization', value: organization },
    { collection: 'tenant', id: 'settings', value: settings },
  ];
}

/** A seed's object with the further members its author gave it, which came from JSON. */
function bodyOf(object: object): JsonObject {
  if (!isJsonObject(object)) throw new Error('unreachable: the seed has been parsed');
  return object;
}

function plantUser(user: CompleteSeed['users'][number]): JsonObject {
  const { roles: _roles, ...body } = bodyOf(user);
  const id = user.id ?? deterministicId('user', user.userPrincipalName.toLowerCase());
  return { ...USER_DEFAULTS, mail: user.userPrincipalName, createdDateTime: PLANTED, ...body, id };
}

/** Throws SeedError for a role nobody knows. */
function plantRoles(seed: CompleteSeed, users: readonly JsonObject[]): readonly Write[] {
  const templates = (names: readonly string[]) =>
    names.map((name) => {
      const found = ROLE_TEMPLATES.find(([id, displayName]) => id === name || displayName === name);
      if (found === undefined) throw new SeedError(`no directory role is called \`${name}\``);
      return found[0];
    });
  return seed.users.flatMap(({ roles }, index): Write[] =>
    roles.length === 0
      ? []
      : [{ collection: 'roleAssignments', id: textIn(users[index]?.id), value: { roles: templates(roles) } }],
  );
}

function plantGroup(group: Omit<CompleteSeed['groups'][number], 'members'>): JsonObject {
  const given = bodyOf(group);
  const displayName = textIn(given.displayName);
  return {
    ...groupDefaults(given),
    createdDateTime: PLANTED,
    mailNickname: displayName.replaceAll(/[^A-Za-z0-9]/g, ''),
    ...given,
    id: textIn(given.id) || deterministicId('group', displayName),
  };
}

function plantApplication({ clientSecret, ...rest }: CompleteSeed['applications'][number]): JsonObject {
  const id = deterministicId('application', rest.appId);
  return { id, ...rest, ...(clientSecret === undefined ? {} : { clientSecret }) };
}

/** The seed's service principals, and one for each application that brought none. */
function plantPrincipals(seed: CompleteSeed): readonly JsonObject[] {
  const given = seed.servicePrincipals.map((one): JsonObject => {
    const id = one.id ?? deterministicId('servicePrincipal', one.appId);
    return { ...servicePrincipal(id, one.appId, one.displayName), ...bodyOf(one), id };
  });
  const have = new Set(given.map((one) => one.appId));
  const own = seed.applications.filter(({ appId }) => !have.has(appId));
  return [
    ...given,
    ...own.map(({ appId, displayName }) =>
      servicePrincipal(deterministicId('servicePrincipal', appId), appId, displayName),
    ),
  ];
}

/** Stored policies are shown in the service's form whatever form the export they came from had. */
function plantPolicy(policy: JsonObject): JsonObject {
  const defaults = { templateId: null, modifiedDateTime: null, deletedDateTime: null, partialEnablementStrategy: null };
  return normalisePolicy({ ...defaults, ...policy }, new Behaviours());
}

function plantCompliance(policy: JsonObject): JsonObject {
  const id = textIn(policy.id);
  const block = {
    id: deterministicId('action', id),
    gracePeriodHours: 0,
    actionType: 'block',
    notificationTemplateId: '00000000-0000-0000-0000-000000000000',
    notificationMessageCCList: [],
  };
  return {
    ...complianceDefaults(namedType(policy) ?? 'deviceCompliancePolicy'),
    lastModifiedDateTime: PLANTED,
    version: 1,
    assignments: [],
    scheduledActionsForRule: [{ id, ruleName: null, scheduledActionConfigurations: [block] }],
    ...policy,
  };
}

/** Messages are kept beside their template, under the ids the service would give them. */
function plantTemplate({ localizedNotificationMessages: messages, ...template }: JsonObject): readonly Write[] {
  const id = textIn(template.id);
  const list: readonly Json[] = Array.isArray(messages) ? messages : [];
  return [
    ...rows('notificationMessageTemplates', [template]),
    ...rows(
      'localizedNotificationMessages',
      list.filter(isJsonObject).map((message) => ({ ...message, id: `${id}_${textIn(message.locale).toLowerCase()}` })),
    ),
  ];
}

/** Stored policies lack the type their collection says, as reads do. */
function plantAppProtection(seed: CompleteSeed): readonly Write[] {
  return (
    ['iosManagedAppProtections', 'androidManagedAppProtections', 'defaultManagedAppProtections'] as const
  ).flatMap((collection) => {
    const defaults = appProtectionDefaults(collection.slice(0, -1));
    const planted = bodies(seed, collection).map(({ '@odata.type': _, ...policy }) => ({
      ...defaults,
      lastModifiedDateTime: PLANTED,
      version: '"1"',
      apps: [],
      assignments: [],
      ...policy,
    }));
    return rows(collection, planted);
  });
}

function plantMembers(
  seed: CompleteSeed,
  groups: readonly JsonObject[],
  others: { readonly users: readonly JsonObject[]; readonly principals: readonly JsonObject[] },
): readonly Write[] {
  // By everything an object answers to, the first of a name: looking through all of them for each member takes minutes in a large seed.
  const byName = new Map<string, JsonObject>();
  for (const object of [...others.users, ...groups, ...others.principals]) {
    for (const key of [object.id, object.userPrincipalName, object.displayName]) {
      const known = textIn(key).toLowerCase();
      if (!byName.has(known)) byName.set(known, object);
    }
  }
  return seed.groups.map((group, index) => {
    const members: Json[] = group.members.map((name) => {
      const found = byName.get(name.toLowerCase());
      if (found === undefined) {
        throw new SeedError(
          `groups[${index}].members: \`${name}\` is not the id, principal name or display name of anything in the seed`,
        );
      }
      return textIn(found.id);
    });
    return { collection: 'groupMembers', id: textIn(groups[index]?.id), value: { members } };
  });
}
