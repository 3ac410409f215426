import { tellList } from '../../schemas/telling/tell-list.ts';
import { tellRule } from '../../schemas/telling/tell-rule.ts';
import { tellWord } from '../../schemas/telling/tell-value.ts';
import type { Telling } from '../../schemas/telling/telling.ts';

const people = '/conditions/users';
const clients = '/conditions/clientApplications';
const covered = { participle: 'covered', more: 'tighter' } as const;
const excluded = { participle: 'excluded', more: 'looser' } as const;
const sides = [
  ['include', covered],
  ['exclude', excluded],
] as const;

const guestKinds = {
  internalGuest: 'guests with an account here',
  b2bCollaborationGuest: 'B2B guests',
  b2bCollaborationMember: 'B2B members',
  b2bDirectConnectUser: 'people of B2B direct connect',
  otherExternalUser: 'other external people',
  serviceProvider: 'people of service providers',
};

/** Whom a policy is about: more people are tighter, more people left out are looser. */
export const tellAudience: readonly Telling[] = [
  ...sides.flatMap(([side, how]): readonly Telling[] => [
    tellList(`${people}/${side}Users`, {
      ...how,
      noun: ['person', 'people'],
      words: { GuestsOrExternalUsers: 'guests', AllAgentIdUsers: 'user accounts of agents', None: 'nobody' },
      all: { wire: 'All', words: 'everyone' },
    }),
    tellList(`${people}/${side}Groups`, { ...how, noun: ['group', 'groups'] }),
    tellList(`${people}/${side}Roles`, { ...how, noun: ['role', 'roles'] }),
    ...guests(side, how),
    ...machines(side, how),
  ]),
  tellRule(`${clients}/servicePrincipalFilter`, 'workload identities'),
  tellRule(`${clients}/agentIdServicePrincipalFilter`, 'agent identities'),
];

function guests(side: 'include' | 'exclude', how: typeof covered | typeof excluded): readonly Telling[] {
  const place = `${people}/${side}GuestsOrExternalUsers`;
  const subject = `guests are ${how.participle} from`;
  return [
    tellList(`${place}/guestOrExternalUserTypes`, { ...how, words: guestKinds }),
    tellList(`${place}/externalTenants/members`, { ...how, noun: ['home tenant of guests', 'home tenants of guests'] }),
    tellWord(`${place}/externalTenants/membershipKind`, subject, { all: 'every tenant', enumerated: 'listed tenants' }),
    tellWord(`${place}/externalTenants/@odata.type`, subject, {
      '#microsoft.graph.conditionalAccessAllExternalTenants': 'every tenant',
      '#microsoft.graph.conditionalAccessEnumeratedExternalTenants': 'listed tenants',
    }),
  ];
}

function machines(side: 'include' | 'exclude', how: typeof covered | typeof excluded): readonly Telling[] {
  return [
    tellList(`${clients}/${side}ServicePrincipals`, {
      ...how,
      noun: ['workload identity', 'workload identities'],
      words: { None: 'no workload identity' },
      all: { wire: 'ServicePrincipalsInMyTenant', words: 'every workload identity of the tenant' },
    }),
    tellList(`${clients}/${side}AgentIdServicePrincipals`, {
      ...how,
      noun: ['agent identity', 'agent identities'],
      words: { None: 'no agent identity' },
      all: { wire: 'All', words: 'every agent identity' },
    }),
    tellList(`/conditions/agents/${side}AgentUsers`, {
      ...how,
      noun: ['user account of agents', 'user accounts of agents'],
      words: { None: 'no user account of agents' },
      all: { wire: 'All', words: 'every user account of agents' },
    }),
  ];
}
