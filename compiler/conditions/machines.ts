import type { Json, JsonObject } from '../../schemas/json.ts';
import {
  type IdentitiesPlace,
  type IdentitiesSpec,
  identitiesSchema,
  liftIdentities,
  lowerIdentities,
  writeIdentities,
} from './identities.ts';
import { objectAt } from './read-wire.ts';

const workloads: IdentitiesPlace = {
  include: 'includeServicePrincipals',
  exclude: 'excludeServicePrincipals',
  filter: 'servicePrincipalFilter',
  collection: 'workloadIdentities',
  words: [
    { written: 'all mine', wire: 'ServicePrincipalsInMyTenant' },
    { written: 'none', wire: 'None' },
  ],
};

const agents: IdentitiesPlace = {
  include: 'includeAgentIdServicePrincipals',
  exclude: 'excludeAgentIdServicePrincipals',
  filter: 'agentIdServicePrincipalFilter',
  collection: 'workloadIdentities',
  words: [
    { written: 'all', wire: 'All' },
    { written: 'none', wire: 'None' },
  ],
};

/** Its `agentFilter` has no published type and was never seen set, so nothing here says it. */
const agentUsers: IdentitiesPlace = {
  include: 'includeAgentUsers',
  exclude: 'excludeAgentUsers',
  collection: 'users',
  words: [
    { written: 'all', wire: 'All' },
    { written: 'none', wire: 'None' },
  ],
};

/** Who signs in without being a person. `conditions.clientApplications` holds the first two, `conditions.agents` the last (beta). */
export interface MachinesSpec {
  readonly workloads?: IdentitiesSpec | undefined;
  readonly agents?: IdentitiesSpec | undefined;
  readonly agentUsers?: IdentitiesSpec | undefined;
}

export const machineMembers = {
  workloads: identitiesSchema(workloads, 'Service principals')
    .optional()
    .describe('Workload identities: service principals that sign in by themselves.'),
  agents: identitiesSchema(agents, 'Agent identities')
    .optional()
    .describe('Agent identities, which sign in by themselves (beta).'),
  agentUsers: identitiesSchema(agentUsers, 'Agent users')
    .optional()
    .describe('User accounts of agents (beta); `allAgentIdUsers` is the older word for all of them.'),
};

const machineNames = ['workloads', 'agents', 'agentUsers'] as const;

export function lowerMachines(spec: MachinesSpec): JsonObject {
  const clientApplications = {
    ...(spec.workloads === undefined ? {} : lowerIdentities(workloads, spec.workloads)),
    ...(spec.agents === undefined ? {} : lowerIdentities(agents, spec.agents)),
  };
  return {
    ...(Object.keys(clientApplications).length === 0 ? {} : { clientApplications }),
    ...(spec.agentUsers === undefined ? {} : { agents: lowerIdentities(agentUsers, spec.agentUsers) }),
  };
}

export function liftMachines(conditions: JsonObject): MachinesSpec {
  const clientApplications = objectAt(conditions, 'clientApplications');
  const lifted = {
    workloads: liftIdentities(workloads, clientApplications),
    agents: liftIdentities(agents, clientApplications),
    agentUsers: liftIdentities(agentUsers, objectAt(conditions, 'agents')),
  };
  return Object.fromEntries(Object.entries(lifted).filter(([, spec]) => spec !== undefined));
}

export function writeMachines(spec: MachinesSpec): { readonly [name: string]: Json } {
  return Object.fromEntries(
    machineNames.flatMap((name) => {
      const identities = spec[name];
      return identities === undefined ? [] : [[name, writeIdentities(identities)]];
    }),
  );
}
