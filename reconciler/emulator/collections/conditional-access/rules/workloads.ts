import { objectIn, stringsIn } from '../../values.ts';
import { hasOnlyConditions, targetsAllClients } from './grants.ts';
import { type Candidate, candidateOf, invalidControls, type Rule } from './rule.ts';

/** Policies whose subjects are not people. */
export const WORKLOAD_RULES: readonly Rule[] = [
  {
    behaviour: 'workloadIdentitiesAreConstrained',
    refuse: (candidate) => {
      if (!namesServicePrincipals(candidate)) return undefined;
      const { conditions, users } = candidate;
      const people = ['includeGroups', 'includeRoles'].flatMap((name) => stringsIn(users[name]));
      const others = stringsIn(users.includeUsers).filter((user) => user.toLowerCase() !== 'none');
      const guests = users.includeGuestsOrExternalUsers != null;
      const allowed = [
        'users',
        'applications',
        'clientApplications',
        'locations',
        'servicePrincipalRiskLevels',
        'clientAppTypes',
      ];
      const fits =
        people.length + others.length === 0 &&
        !guests &&
        onlyBlocks(candidate) &&
        targetsAllClients(conditions) &&
        hasOnlyConditions(conditions, allowed);
      return fits ? undefined : invalidControls('InvalidConditions');
    },
  },
  {
    behaviour: 'contextsAreNotShared',
    refuse: (candidate, { seen }) => {
      const contexts = contextsOf(candidate);
      const shared = [...seen('conditionalAccessPolicies').values()]
        .filter((row) => row.id !== candidate.policy.id)
        .map(candidateOf)
        .filter((other) => namesServicePrincipals(other) !== namesServicePrincipals(candidate))
        .some((other) => contextsOf(other).some((context) => contexts.includes(context)));
      return shared ? invalidControls('InvalidConditions') : undefined;
    },
  },
  {
    behaviour: 'agentsAreBlockedOnly',
    refuse: (candidate) => {
      const { clientApplications, conditions } = candidate;
      const identities =
        stringsIn(clientApplications?.includeAgentIdServicePrincipals).length > 0 ||
        objectIn(clientApplications?.agentIdServicePrincipalFilter) !== undefined;
      const users = namesAgentUsers(candidate) && objectIn(conditions.agentContext) === undefined;
      return (identities || users) && !onlyBlocks(candidate) ? invalidControls('InvalidControls') : undefined;
    },
  },
  {
    behaviour: 'agentUsersNeedEverything',
    refuse: (candidate) => {
      if (!namesAgentUsers(candidate)) return undefined;
      const { applications, users } = candidate;
      const everything = stringsIn(applications.includeApplications).some((name) =>
        ['all', 'allagentidresources'].includes(name.toLowerCase()),
      );
      const fits = everything && stringsIn(users.includeGroups).length === 0;
      return fits ? undefined : invalidControls('InvalidConditions');
    },
  },
];

function namesServicePrincipals({ clientApplications }: Candidate): boolean {
  const named = stringsIn(clientApplications?.includeServicePrincipals).length > 0;
  return named || objectIn(clientApplications?.servicePrincipalFilter) !== undefined;
}

function namesAgentUsers({ conditions, users }: Candidate): boolean {
  const named = stringsIn(users.includeUsers).some((user) => user.toLowerCase() === 'allagentidusers');
  return named || objectIn(conditions.agents) !== undefined;
}

function contextsOf({ applications }: Candidate): readonly string[] {
  return stringsIn(applications.includeAuthenticationContextClassReferences);
}

function onlyBlocks({ builtInControls, session }: Candidate): boolean {
  return builtInControls.length === 1 && builtInControls[0] === 'block' && session === undefined;
}
