import { objectIn, stringsIn } from '../../values.ts';
import { hasOnlyConditions, targetsAllClients } from './grants.ts';
import { type Candidate, invalidControls, type Rule } from './rule.ts';

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
    behaviour: 'agentsAreBlockedOnly',
    refuse: (candidate) => {
      const { clientApplications, conditions, users } = candidate;
      const agents =
        stringsIn(clientApplications?.includeAgentIdServicePrincipals).length > 0 ||
        objectIn(clientApplications?.agentIdServicePrincipalFilter) !== undefined ||
        objectIn(conditions.agents) !== undefined ||
        stringsIn(users.includeUsers).some((user) => user.toLowerCase() === 'allagentidusers');
      return agents && !onlyBlocks(candidate) ? invalidControls('InvalidControls') : undefined;
    },
  },
];

function namesServicePrincipals({ clientApplications }: Candidate): boolean {
  const named = stringsIn(clientApplications?.includeServicePrincipals).length > 0;
  return named || objectIn(clientApplications?.servicePrincipalFilter) !== undefined;
}

function onlyBlocks({ builtInControls, session }: Candidate): boolean {
  return builtInControls.length === 1 && builtInControls[0] === 'block' && session === undefined;
}
