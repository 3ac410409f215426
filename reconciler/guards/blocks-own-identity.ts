import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { readPointer } from '../../schemas/pointer.ts';
import { resourceKey } from '../../schemas/resource.ts';
import { enforcedIn, identityOf, includesAllApps, includesEveryone, isBlock, listIn, placeIn } from './enforced.ts';
import type { Guard, GuardContext } from './guard.ts';
import { reachesComputers } from './narrowing.ts';

const workloads = (state: string) => `kind: ConditionalAccessPolicy
name: workloads
body:
  state: ${state}
  conditions:
    applications: { includeApplications: [All] }
    users: { includeUsers: [None] }
    clientApplications: { includeServicePrincipals: [ServicePrincipalsInMyTenant] }
    locations: { includeLocations: [All], excludeLocations: [AllTrusted] }
  grantControls: { operator: OR, builtInControls: [block] }
`;

const rule: FindingRule = {
  code: 'GW6003',
  severity: 'error',
  title: 'an enforced policy may block the identity this program runs as',
  explanation:
    'The identity that writes policies must be able to take them back. Policies for users reach it when it is a person signed in, policies for workload identities when it is an application. A condition such as a location does not help: nobody knows where the next run will start. A person is reached through groups and roles too; where those cannot be read (`GroupMember.Read.All`, `RoleManagement.Read.Directory`), any may hold. Leave the identity out, or roll out as report-only. No flag lifts this.',
  failing: { documents: workloads('enabled'), tenant: {} },
  passing: { documents: workloads('enabledForReportingButNotEnforced'), tenant: {} },
};

/**
 * We must not write a policy that stops us from writing the next one. What is in force already and stays as it is did not stop this
 * run from reading the tenant; but a group or a location that changes may draw us into a policy that does not.
 */
export const blocksOwnIdentity: Guard = {
  rule,
  acceptable: false,
  check: (context) => {
    const changes = context.drafts
      .map(({ change }) => change)
      .filter(({ action, properties }) => action !== 'adopt' || properties.length > 0);
    const written = new Set(changes.map(resourceKey));
    const isWidened = changes.some(({ kind }) => kind !== 'conditionalAccessPolicies');
    return enforcedIn(context.desired)
      .filter(({ key, body }) => (isWidened || written.has(key)) && isBlock(body) && reaches(body, context))
      .map((policy) =>
        findingOf(rule, {
          message: `\`${policy.title}\` may block the identity this run signs in with`,
          help: 'leave that identity out of the policy, or use report-only',
          ...placeIn(policy, '/conditions'),
        }),
      );
  },
};

function reaches(body: JsonObject, context: GuardContext): boolean {
  return context.identity?.kind === 'user' ? reachesUser(body, context) : reachesApplication(body, context);
}

const microsoftGraph = '00000003-0000-0000-c000-000000000000';

/** A person who runs this needs Microsoft Graph. Whoever is named is meant; conditions may help those who are in something larger. */
function reachesUser(body: JsonObject, context: GuardContext): boolean {
  const { identity, memberships, idOf } = context;
  const own = identity?.objectId?.toLowerCase();
  const isGraphMeant = listIn(body, '/conditions/applications/includeApplications').includes(microsoftGraph);
  if (!includesAllApps(body) && !isGraphMeant) return false;
  const holds = (name: string, ids: ReadonlySet<string> | undefined) =>
    listIn(body, `/conditions/users/${name}`).some((member) => ids?.has(identityOf(member, idOf)));
  const isOut =
    (own !== undefined && holds('excludeUsers', new Set([own]))) ||
    holds('excludeGroups', memberships?.groups) ||
    holds('excludeRoles', memberships?.roles);
  if (isOut) return false;
  if (own !== undefined && holds('includeUsers', new Set([own]))) return true;
  const mayHold = (name: string, ids: ReadonlySet<string> | undefined) =>
    ids === undefined ? listIn(body, `/conditions/users/${name}`).length > 0 : holds(name, ids);
  const isIn =
    includesEveryone(body) ||
    mayHold('includeGroups', memberships?.groups) ||
    mayHold('includeRoles', memberships?.roles);
  return isIn && reachesComputers(body);
}

/** A filter goes by attributes that nobody reads here, so what it takes in may be this application. */
function reachesApplication(body: JsonObject, { identity, idOf }: GuardContext): boolean {
  const own = identity?.objectId?.toLowerCase();
  const names = (pointer: string) =>
    own !== undefined && listIn(body, pointer).some((member) => identityOf(member, idOf) === own);
  if (names('/conditions/clientApplications/excludeServicePrincipals')) return false;
  const included = '/conditions/clientApplications/includeServicePrincipals';
  const isFiltered = readPointer(body, '/conditions/clientApplications/servicePrincipalFilter') !== undefined;
  return listIn(body, included).includes('ServicePrincipalsInMyTenant') || isFiltered || names(included);
}
