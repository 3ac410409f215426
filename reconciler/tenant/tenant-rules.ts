import type { FindingRule } from '../../schemas/finding.ts';
import { unknownId } from './check-ids.ts';

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

const context = (id: string, title: string) => `kind: AuthenticationContext
name: vault
title: ${title}
id: ${id}
`;

const standard = (description: string) => `kind: CompliancePolicy
name: phones
body:
  "@odata.type": "#microsoft.graph.iosCompliancePolicy"
  description: ${description}
  scheduledActionsForRule: [{ scheduledActionConfigurations: [{ actionType: block, gracePeriodHours: 0 }] }]
`;

const protection = (type: string) => `kind: AppProtection
name: phones
body: { "@odata.type": "#microsoft.graph.${type}", pinRequired: true }
`;

const withPreviewFeature = {
  path: '/beta/identity/conditionalAccess/policies',
  body: {
    displayName: 'No continuous evaluation',
    state: 'disabled',
    conditions: { applications: { includeApplications: ['All'] }, users: { includeUsers: ['All'] } },
    sessionControls: { continuousAccessEvaluation: { mode: 'disabled' } },
  },
};

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
    'Graph does not let the type or the chosen id of an object change. A named location is made anew where all policies that use it are ours; elsewhere that would take it away from somebody. Give the document another name, so that a new object is made beside the old one, and remove the old document once nothing refers to it.',
  failing: { documents: context('c2', 'Vault'), tenant: { applied: context('c1', 'Vault') } },
  passing: { documents: context('c1', 'Safe'), tenant: { applied: context('c1', 'Vault') } },
};

export const releasedObject: FindingRule = {
  code: 'GW5005',
  severity: 'information',
  title: 'an adopted object is released',
  explanation:
    'The object existed before it was adopted, and its document is gone. It stays in the tenant as it is and stops being ours; delete it in the portal if nobody needs it. The same is told when the project no longer states any tenant-wide setting.',
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

export const notProvided: FindingRule = {
  code: 'GW5030',
  severity: 'error',
  title: 'the service has not made this object in the tenant',
  explanation:
    'A compliant network location comes with Global Secure Access, and built-in authentication strengths come with the tenant. They are only named, never made, changed or deleted, so a document for one says nothing where there is none.',
  failing: { documents: 'kind: NamedLocation\nname: our-networks\ncompliantNetwork: true\n', tenant: {} },
  passing: {
    documents:
      'kind: AuthenticationStrength\nname: strongest\nbody: { displayName: Phishing-resistant MFA, policyType: builtIn }\n',
    tenant: {},
  },
};

export const onlyInBeta: FindingRule = {
  code: 'GW5031',
  severity: 'information',
  title: 'an object is only listed by the beta version of Graph',
  explanation:
    'v1.0 leaves policies with preview features out of its list and refuses to show one of them, so whoever reads v1.0 alone takes them for absent (terraform-provider-azuread issue 937). Such a policy applies all the same. It is read and, where it is ours, written with beta.',
  failing: { documents: mail('Sales'), tenant: { byHand: [withPreviewFeature] } },
  passing: { documents: mail('Sales'), tenant: {} },
};

const terms = (fileName: string) => `kind: TermsOfUse
name: guests
file: { localizations: [{ fileName: ${fileName} }] }
`;

export const sentOnlyOnce: FindingRule = {
  code: 'GW5032',
  severity: 'warning',
  title: 'a part that is only given on creation changed in git',
  explanation:
    'Graph takes the documents of terms of use when they are made, and neither shows them afterwards nor replaces them. A change of them in git therefore changes nothing in the tenant. Upload the new version in the portal, or make new terms of use under another name and require those.',
  failing: { documents: terms('new.pdf'), tenant: { applied: terms('old.pdf') } },
  passing: { documents: terms('old.pdf'), tenant: { applied: terms('old.pdf') } },
};

export const aboutToGo: FindingRule = {
  code: 'GW5051',
  severity: 'error',
  title: 'the name means an object that this plan deletes',
  explanation:
    'The object is ours and its document is gone, so it goes. A policy that still names it would be left with the id of something that does not exist: an exclusion that excludes nobody, an inclusion that includes nobody. Keep the document, or take the name out of the policy in the same commit.',
  failing: {
    documents: mail('Warehouse'),
    tenant: { applied: `kind: Group\nname: Warehouse\n---\n${mail('Warehouse')}` },
  },
  passing: { documents: mail('Sales'), tenant: { applied: `kind: Group\nname: Warehouse\n---\n${mail('Warehouse')}` } },
};

export const misplacedReference: FindingRule = {
  code: 'GW5052',
  severity: 'error',
  title: 'a reference stands where Graph takes none',
  explanation:
    'In a literal body `{$ref: collection/name}` stands for the id of an object, in the places where Graph wants an id. Elsewhere nobody would put an id in its place, and Graph would not understand it. Write the value itself.',
  failing: { documents: standard('{ $ref: users/alice@contoso.com }'), tenant: {} },
  passing: { documents: standard('Phones we buy'), tenant: {} },
};

export const abstractType: FindingRule = {
  code: 'GW5490',
  severity: 'error',
  title: 'no object can be made of the type that a Graph body names',
  explanation:
    'The type is abstract (graph metadata v1.0): a tenant holds objects of the types made from it, one per platform, and none of the type itself. Microsoft shows such bodies in its own examples (intune-mam-targetedmanagedappprotection-get, 2025), so they are imported and compiled as they are. To create the policy, name the type of a platform in `@odata.type`.',
  failing: { documents: protection('targetedManagedAppProtection'), tenant: {} },
  passing: { documents: protection('iosManagedAppProtection'), tenant: {} },
};

export const tenantRules: readonly FindingRule[] = [
  unknownInTenant,
  ambiguousInTenant,
  nameTaken,
  cannotChange,
  releasedObject,
  notProvided,
  onlyInBeta,
  sentOnlyOnce,
  aboutToGo,
  misplacedReference,
  unknownId,
  abstractType,
];
