import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { membersAt, placeIn, policiesIn } from './policy-body.ts';

const protecting = (id: string) => examplePolicy({ applications: `{ includeApplications: ['${id}'] }` });
const exchange = '00000002-0000-0ff1-ce00-000000000000';

const graphApps: FindingRule = {
  code: 'GW4093',
  severity: 'information',
  title: 'a policy names an API of the directory itself',
  explanation:
    'Microsoft Graph and the older Azure AD Graph cannot be chosen one by one in the portal, because nearly every other application depends on them; all apps include them, and the older one is reached by a filter too (Microsoft docs: concept-conditional-access-cloud-apps, 2025). The service has stored policies with the older one (4 of 681 published ones); what they do is not documented.',
  failing: { documents: protecting('00000003-0000-0000-c000-000000000000') },
  passing: { documents: protecting(exchange) },
};

const publicClients: FindingRule = {
  code: 'GW4094',
  severity: 'information',
  title: 'a policy protects a client where it should protect what the client opens',
  explanation:
    'Public and native clients, such as the command line tools of Azure or the Outlook app, are what people sign in with, and no valid target: a policy is about the resource they ask for (Microsoft docs: concept-conditional-access-cloud-apps, 2025). The service stores such policies all the same. Protect Azure Resource Manager in place of Azure PowerShell, Exchange Online in place of Outlook.',
  failing: { documents: protecting('04b07795-8ddb-461a-bbee-02f9e1bf7b46') },
  passing: { documents: protecting('797f4846-ba00-4fd7-ba43-dac1f8f63013') },
};

const graphs = new Map([
  ['00000003-0000-0000-c000-000000000000', 'Microsoft Graph'],
  ['00000002-0000-0000-c000-000000000000', 'Azure AD Graph'],
]);

/** Public clients that are the same in every tenant (Microsoft docs: verify-first-party-apps-sign-in, 2026). */
const clients = new Map([
  ['04b07795-8ddb-461a-bbee-02f9e1bf7b46', 'Azure CLI'],
  ['1950a258-227b-4e31-a9cf-717495945fc2', 'Azure PowerShell'],
  ['d3590ed6-52b3-4102-aeff-aad2292ab01c', 'Microsoft Office'],
  ['27922004-5251-4030-b22d-91ecd9a37ea4', 'Outlook Mobile'],
  ['1fec8e78-bce4-4aaf-ab1b-5451cc387264', 'Microsoft Teams (the client)'],
  ['29d9ed98-a469-4536-ade2-f981bc1d605e', 'Microsoft Authentication Broker'],
]);

/** Applications in the place of resources that are none, or none of their own. */
export const unselectableApps: Check = {
  rules: [graphApps, publicClients],
  resources: (resources) => policiesIn(resources).flatMap(lookAt),
};

function lookAt(resource: Resource): readonly Finding[] {
  return (['include', 'exclude'] as const).flatMap((side) => {
    const pointer = `/conditions/applications/${side}Applications` as const;
    return membersAt(resource.body, pointer).flatMap((app, index) => {
      const id = typeof app === 'string' ? app.toLowerCase() : '';
      const client = clients.get(id);
      const name = client ?? graphs.get(id);
      if (name === undefined) return [];
      const place = placeIn(resource, `${pointer}/${index}`);
      return client === undefined
        ? findingOf(graphApps, {
            message: `\`${resource.name}\` names ${name}, which is not chosen by itself`,
            help: 'protect all apps, or the applications that use it',
            ...place,
          })
        : findingOf(publicClients, {
            message: `\`${resource.name}\` names ${name}, which is a client and no resource`,
            help: 'name the application that it opens',
            ...place,
          });
    });
  });
}
