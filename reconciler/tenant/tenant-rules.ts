import type { FindingRule } from '../../schemas/finding.ts';

const mail = (group: string) => `kind: Protection
name: mail
protect: Exchange Online
for: ${group}
require: mfa
`;

const location = (title: string) => `kind: NamedLocation
name: office
title: ${title}
ranges: 203.0.113.0/24
`;

const byHand = {
  path: '/v1.0/identity/conditionalAccess/namedLocations',
  body: {
    '@odata.type': '#microsoft.graph.ipNamedLocation',
    displayName: 'Head office',
    isTrusted: true,
    ipRanges: [{ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '198.51.100.0/24' }],
  },
};

const group = (displayName: string, mailNickname: string) => ({
  path: '/v1.0/groups',
  body: { displayName, mailNickname, mailEnabled: false, securityEnabled: true },
});

export const unknownInTenant: FindingRule = {
  code: 'GW5001',
  severity: 'error',
  title: 'the tenant has no object of this name',
  explanation:
    'Every name must lead to exactly one object before anything is written. A name that leads nowhere is never left out of a policy: an exclusion that silently disappears locks people out, an inclusion that disappears leaves a door open.',
  failing: { documents: mail('Warehouse'), tenant: {} },
  passing: { documents: mail('Warehouse'), tenant: { byHand: [group('Warehouse', 'warehouse')] } },
};

export const ambiguousInTenant: FindingRule = {
  code: 'GW5002',
  severity: 'error',
  title: 'the tenant has several objects of this name',
  explanation:
    'Display names are not unique in a directory. Taking the first match has pointed policies at the wrong group, so the choice is left to you: write `id:<guid>`, or rename one of them.',
  failing: { documents: mail('Twins'), tenant: { byHand: [group('Twins', 'twins-1'), group('Twins', 'twins-2')] } },
  passing: { documents: mail('Twins'), tenant: { byHand: [group('Twins', 'twins-1')] } },
};

export const nameTaken: FindingRule = {
  code: 'GW5003',
  severity: 'error',
  title: 'an object of this name exists and is not ours',
  explanation:
    'Creating a second object of the same name would confuse everybody, and changing one we did not make is not ours to do. Run again with `--adopt KIND/NAME` to take it over (the plan then shows what would change), or give the document another title.',
  failing: { documents: location('Head office'), tenant: { byHand: [byHand] } },
  passing: { documents: location('Branch office'), tenant: { byHand: [byHand] } },
};

export const cannotChange: FindingRule = {
  code: 'GW5004',
  severity: 'error',
  title: 'the property cannot be changed on an existing object',
  explanation:
    'Graph does not let the type of an object change. Give the document another name, so that a new object is made beside the old one, and remove the old document once nothing refers to it.',
  failing: {
    documents: 'kind: NamedLocation\nname: office\ncountries: DE\n',
    tenant: { applied: 'kind: NamedLocation\nname: office\nranges: 203.0.113.0/24\n' },
  },
  passing: {
    documents: 'kind: NamedLocation\nname: office\nranges: 203.0.114.0/24\n',
    tenant: { applied: 'kind: NamedLocation\nname: office\nranges: 203.0.113.0/24\n' },
  },
};

export const releasedObject: FindingRule = {
  code: 'GW5005',
  severity: 'information',
  title: 'an adopted object is released',
  explanation:
    'The object existed before it was adopted, and its document is gone. It stays in the tenant as it is and stops being ours; delete it in the portal if nobody needs it.',
  failing: {
    documents: mail('Warehouse'),
    tenant: {
      applied: `${mail('Warehouse')}---\nkind: Group\nname: Warehouse\n`,
      byHand: [group('Warehouse', 'warehouse')],
    },
  },
  passing: {
    documents: `${mail('Warehouse')}---\nkind: Group\nname: Warehouse\n`,
    tenant: { byHand: [group('Warehouse', 'warehouse')] },
  },
};

export const tenantRules: readonly FindingRule[] = [
  unknownInTenant,
  ambiguousInTenant,
  nameTaken,
  cannotChange,
  releasedObject,
];
