import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { isReference } from '../../schemas/reference.ts';
import type { Identity } from '../graph/identity/who-am-i.ts';
import { enforcedIn, includesAllApps, includesEveryone, isBlock, listIn, placeIn } from './enforced.ts';
import type { Guard, GuardContext } from './guard.ts';

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
    'The identity that writes policies must be able to take them back. Policies for users reach it when it is a person signed in, policies for workload identities when it is an application. A condition such as a location does not help: nobody knows where the next run will start. Leave the identity out, or roll out as report-only. No flag lifts this.',
  failing: { documents: workloads('enabled'), tenant: {} },
  passing: { documents: workloads('enabledForReportingButNotEnforced'), tenant: {} },
};

/** We must not write a policy that stops us from writing the next one. */
export const blocksOwnIdentity: Guard = {
  rule,
  acceptable: false,
  check: ({ drafts, identity, idOf }) =>
    enforcedIn(drafts)
      .filter(({ body }) => isBlock(body) && reaches(body, identity, idOf))
      .map((policy) =>
        findingOf(rule, {
          message: `\`${policy.title}\` may block the identity this run signs in with`,
          help: 'leave that identity out of the policy, or use report-only',
          ...placeIn(policy, '/conditions'),
        }),
      ),
};

type IdOf = GuardContext['idOf'];

function reaches(body: JsonObject, identity: Identity | undefined, idOf: IdOf): boolean {
  return identity?.kind === 'user' ? reachesUser(body, identity, idOf) : reachesApplication(body, identity, idOf);
}

/** A person who runs this needs Microsoft Graph, which only a policy for all applications can name. */
function reachesUser(body: JsonObject, identity: Identity, idOf: IdOf): boolean {
  const named = names(body, '/conditions/users/includeUsers', identity.objectId, idOf);
  const excluded = names(body, '/conditions/users/excludeUsers', identity.objectId, idOf);
  return (named || (includesEveryone(body) && !hasNarrowing(body))) && includesAllApps(body) && !excluded;
}

function hasNarrowing(body: JsonObject): boolean {
  return ['platforms', 'locations', 'devices', 'signInRiskLevels', 'userRiskLevels'].some(
    (name) => (body.conditions as JsonObject | undefined)?.[name] !== undefined,
  );
}

function reachesApplication(body: JsonObject, identity: Identity | undefined, idOf: IdOf): boolean {
  const own = identity?.objectId;
  if (names(body, '/conditions/clientApplications/excludeServicePrincipals', own, idOf)) return false;
  const included = '/conditions/clientApplications/includeServicePrincipals';
  return listIn(body, included).includes('ServicePrincipalsInMyTenant') || names(body, included, own, idOf);
}

/** True where a list holds this id, written as itself or as the name that means it. */
function names(body: JsonObject, pointer: string, own: string | undefined, idOf: IdOf): boolean {
  if (own === undefined) return false;
  return listIn(body, pointer).some((member) => (isReference(member) ? idOf(member) : member) === own);
}
