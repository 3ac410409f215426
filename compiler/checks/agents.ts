import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import {
  builtInControls,
  hasWord,
  includedApps,
  isBlock,
  isEffective,
  isSet,
  membersAt,
  placeIn,
  policiesIn,
} from './policy-body.ts';

const agents = (control: string) =>
  examplePolicy({
    users: '{ includeUsers: [None] }',
    conditions: { clientApplications: '{ includeAgentIdServicePrincipals: [All] }' },
    grant: `{ operator: OR, builtInControls: [${control}] }`,
  });
const agentUsers = (app: string) =>
  examplePolicy({
    users: '{ includeUsers: [AllAgentIdUsers] }',
    applications: `{ includeApplications: [${app}] }`,
    grant: '{ operator: OR, builtInControls: [block] }',
  });

const blockOnly: FindingRule = {
  code: 'GW4091',
  severity: 'error',
  title: 'a policy for agents does something else than block',
  explanation:
    'An agent has nobody at its side who could answer a prompt, so policies for agent identities and for users of agents block (Microsoft docs: agent-id, 2026). One published policy requires a compliant device of users of agents that act from an endpoint; therefore a policy with an agentContext is left alone.',
  failing: { documents: agents('mfa') },
  passing: { documents: agents('block') },
};

const partOnly: FindingRule = {
  code: 'GW4092',
  severity: 'warning',
  title: 'a policy for the users of agents is for a part only',
  explanation:
    'A policy for the users of agents is for all of them and for all resources; groups of them and single applications are not supported (Microsoft docs: agent-id, 2026).',
  failing: { documents: agentUsers('Exchange Online') },
  passing: { documents: agentUsers('All') },
};

const clients = '/conditions/clientApplications';
const agentIdentities = ['includeAgentIdServicePrincipals', 'agentIdServicePrincipalFilter'];

/** Policies whose subjects are agents, or the users agents act as. */
export const agentsInPolicies: Check = {
  rules: [blockOnly, partOnly],
  resources: (resources) => policiesIn(resources).flatMap((resource) => [...controls(resource), ...reach(resource)]),
};

function isForAgentUsers(body: JsonObject): boolean {
  const isNamed = hasWord(membersAt(body, '/conditions/users/includeUsers'), 'AllAgentIdUsers');
  return isNamed || isEffective(readPointer(body, '/conditions/agents'));
}

function controls(resource: Resource): readonly Finding[] {
  const { body } = resource;
  const isForAgents = agentIdentities.some((name) => isEffective(readPointer(body, `${clients}/${name}`)));
  const isLeftAlone = !isForAgents && isEffective(readPointer(body, '/conditions/agentContext'));
  const isAlone = isBlock(body) && membersAt(body, builtInControls).length === 1;
  if ((!isForAgents && !isForAgentUsers(body)) || isAlone || isLeftAlone) return [];
  const message = `\`${resource.name}\` is about agents, but does something else than block`;
  return [findingOf(blockOnly, { message, help: 'require `block`', ...placeIn(resource, '/grantControls') })];
}

function reach(resource: Resource): readonly Finding[] {
  const { body } = resource;
  if (!isForAgentUsers(body)) return [];
  const apps = membersAt(body, includedApps);
  const isEverything = ['All', 'AllAgentIdResources'].some((word) => hasWord(apps, word));
  const hasGroups = isSet(body, '/conditions/users/includeGroups');
  if (isEverything && !hasGroups) return [];
  const message = `\`${resource.name}\` is about the users of agents, but ${hasGroups ? 'names groups' : 'not for all resources'}`;
  const help = 'protect all apps, for all users of agents';
  const pointer = hasGroups ? '/conditions/users/includeGroups' : '/conditions/applications';
  return [findingOf(partOnly, { message, help, ...placeIn(resource, pointer) })];
}
