import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { narrowingConditions } from './narrowing-conditions.ts';
import {
  builtInControls,
  effectiveSessionControls,
  hasWord,
  isBlock,
  isEffective,
  isSet,
  membersAt,
  placeIn,
  policiesIn,
} from './policy-body.ts';

const workload = (control: string) =>
  examplePolicy({
    users: '{ includeUsers: [None] }',
    conditions: { clientApplications: '{ includeServicePrincipals: [ServicePrincipalsInMyTenant] }' },
    grant: `{ operator: OR, builtInControls: [${control}] }`,
  });
const context = (users: string, more: Readonly<Record<string, string>> = {}, name = 'people') =>
  examplePolicy({
    name,
    users,
    applications: '{ includeAuthenticationContextClassReferences: [c1] }',
    conditions: more,
    grant: '{ operator: OR, builtInControls: [block] }',
  });
const services = { clientApplications: '{ includeServicePrincipals: [ServicePrincipalsInMyTenant] }' };
const people = '{ includeUsers: [All], excludeGroups: [Break Glass] }';

const refused: FindingRule = {
  code: 'GW4088',
  severity: 'error',
  title: 'a policy for workload identities says more than it can',
  explanation:
    'A policy for service principals names no users but None, has no conditions but locations and the risk of service principals, and blocks: a service has nobody who could be asked for anything (Microsoft docs: workload-identity, 2026; 8 of 8 published policies). Only service principals of applications of this tenant are concerned, no managed identities, and the tenant needs Workload Identities Premium (errors 1149 and 1150).',
  failing: { documents: workload('mfa') },
  passing: { documents: workload('block') },
};

const mixed: FindingRule = {
  code: 'GW4089',
  severity: 'warning',
  title: 'an authentication context is for people and for workload identities',
  explanation:
    'An authentication context is used in policies for people, or in policies for workload identities; the two do not go together (Microsoft docs: workload-identity, 2026). Make a context for each.',
  failing: { documents: `${context(people)}---\n${context('{ includeUsers: [None] }', services, 'services')}` },
  passing: { documents: context(people) },
};

const clients = '/conditions/clientApplications';
const users = '/conditions/users';
const contexts = '/conditions/applications/includeAuthenticationContextClassReferences';
const conditions = ['clientApplications', 'locations', 'servicePrincipalRiskLevels'];

/** Policies whose subjects are service principals. */
export const workloadIdentities: Check = {
  rules: [refused, mixed],
  resources: (resources) => {
    const policies = policiesIn(resources);
    const ofWorkloads = policies.filter(({ body }) => isForWorkloads(body));
    const others = policies.filter(({ body }) => !isForWorkloads(body));
    return [...ofWorkloads.flatMap(lookAt), ...ofWorkloads.flatMap((resource) => contextsOf(resource, others))];
  },
};

function isForWorkloads(body: JsonObject): boolean {
  return ['includeServicePrincipals', 'servicePrincipalFilter'].some((name) =>
    isEffective(readPointer(body, `${clients}/${name}`)),
  );
}

function lookAt(resource: Resource): readonly Finding[] {
  const { body } = resource;
  const other = narrowingConditions(body).find((name) => !conditions.includes(name));
  const isAlone = isBlock(body) && membersAt(body, builtInControls).length === 1;
  const [wrong, pointer] =
    other !== undefined
      ? [`has the condition \`${other}\``, `/conditions/${other}` as const]
      : namesPeople(body)
        ? ['names users', users]
        : !isAlone || effectiveSessionControls(body).length > 0
          ? ['does something else than block', '/grantControls']
          : [];
  if (wrong === undefined) return [];
  const message = `\`${resource.name}\` is about workload identities, but ${wrong}`;
  const help = 'block, by location or the risk of service principals, and name no users but `None`';
  return [findingOf(refused, { message, help, ...placeIn(resource, pointer as '/conditions') })];
}

function namesPeople(body: JsonObject): boolean {
  const included = membersAt(body, `${users}/includeUsers`).filter((user) => !hasWord([user], 'None'));
  const others = ['includeGroups', 'includeRoles', 'includeGuestsOrExternalUsers'];
  return included.length > 0 || others.some((name) => isSet(body, `${users}/${name}`));
}

function contextsOf(resource: Resource, others: readonly Resource[]): readonly Finding[] {
  return membersAt(resource.body, contexts).flatMap((context, index) => {
    const other = others.find(({ body }) => membersAt(body, contexts).includes(context));
    if (typeof context !== 'string' || other === undefined) return [];
    const message = `the authentication context \`${context}\` of \`${resource.name}\` is for people in \`${other.name}\``;
    const help = 'use another context for workload identities';
    return [findingOf(mixed, { message, help, ...placeIn(resource, `${contexts}/${index}`) })];
  });
}
