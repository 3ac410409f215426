import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Identity } from '../graph/identity/who-am-i.ts';
import { enforcedIn, includesAllApps, includesEveryone, isBlock, listIn, placeIn } from './enforced.ts';
import type { Guard } from './guard.ts';

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
  check: ({ drafts, identity }) =>
    enforcedIn(drafts)
      .filter(({ body }) => isBlock(body) && reaches(body, identity))
      .map((policy) =>
        findingOf(rule, {
          message: `\`${policy.title}\` may block the identity this run signs in with`,
          help: 'leave that identity out of the policy, or use report-only',
          ...placeIn(policy, '/conditions'),
        }),
      ),
};

function reaches(body: JsonObject, identity: Identity | undefined): boolean {
  return identity?.kind === 'user' ? reachesUser(body, identity) : reachesApplication(body, identity);
}

/** A person who runs this needs Microsoft Graph, which only a policy for all applications can name. */
function reachesUser(body: JsonObject, identity: Identity): boolean {
  const named = listIn(body, '/conditions/users/includeUsers').includes(identity.objectId ?? '');
  const excluded = listIn(body, '/conditions/users/excludeUsers').includes(identity.objectId ?? '');
  return (named || (includesEveryone(body) && !hasNarrowing(body))) && includesAllApps(body) && !excluded;
}

function hasNarrowing(body: JsonObject): boolean {
  return ['platforms', 'locations', 'devices', 'signInRiskLevels', 'userRiskLevels'].some(
    (name) => (body.conditions as JsonObject | undefined)?.[name] !== undefined,
  );
}

function reachesApplication(body: JsonObject, identity: Identity | undefined): boolean {
  const included = listIn(body, '/conditions/clientApplications/includeServicePrincipals');
  const excluded = listIn(body, '/conditions/clientApplications/excludeServicePrincipals');
  const own = identity?.objectId;
  if (own !== undefined && excluded.includes(own)) return false;
  return included.includes('ServicePrincipalsInMyTenant') || (own !== undefined && included.includes(own));
}
