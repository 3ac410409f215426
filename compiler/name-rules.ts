import type { FindingRule } from '../schemas/finding.ts';

const sentence = (group: string) => `kind: Group
name: Field Engineers
---
kind: Protection
name: mail
protect: Exchange Online
for: ${group}
require: mfa
`;

const withStandard = (standard: string) => `kind: DeviceStandard
name: corporate-phones
platforms: iOS
facts: { pin: { minimumLength: 6 } }
---
kind: Protection
name: mail
protect: Exchange Online
for: Sales
when: { platforms: iOS }
require: { compliantDevice: ${standard} }
`;

export const misspeltName: FindingRule = {
  code: 'GW3001',
  severity: 'error',
  title: 'the name is unknown and looks misspelt',
  explanation:
    'A name that is almost another name is taken for a mistake. A group that was dropped because of a typing error has locked companies out elsewhere, so nothing is ever dropped here. If the name is right and exists only in the tenant, `gatewright bind` records it, or write `id:<guid>`.',
  failing: { documents: sentence('Field Enginers') },
  passing: { documents: sentence('Field Engineers') },
};

export const nameLeftToTenant: FindingRule = {
  code: 'GW3002',
  severity: 'information',
  title: 'the name is looked up in the tenant',
  explanation:
    'No document declares this object and no bindings file knows it. `plan` looks it up and stops if the tenant has no such object, or two. `gatewright bind` records the ids, so that offline runs are complete.',
  failing: { documents: sentence('Sales') },
  // Without break-glass accounts, which would be looked up themselves.
  passing: { documents: sentence('Field Engineers'), project: 'version: 1\n' },
};

export const unknownStandard: FindingRule = {
  code: 'GW3003',
  severity: 'error',
  title: 'no DeviceStandard has this name',
  explanation: 'A protection that requires a compliant device names the DeviceStandard that says what compliant means.',
  failing: { documents: withStandard('corporate-fones') },
  passing: { documents: withStandard('corporate-phones') },
};

const withAudience = (name: string, inner = '{ groups: [Field Engineers] }') => `kind: Group
name: Field Engineers
---
kind: Audience
name: field
for: ${inner}
---
kind: Audience
name: more
for: everyone
---
kind: Protection
name: mail
protect: Exchange Online
for: { audience: ${name} }
require: mfa
`;

export const unknownAudience: FindingRule = {
  code: 'GW3004',
  severity: 'error',
  title: 'no Audience has this name',
  explanation:
    'A sentence may name an Audience, a document that says whom several sentences are about. A name that leads nowhere is never taken for nobody.',
  failing: { documents: withAudience('feild') },
  passing: { documents: withAudience('field') },
};

export const nestedAudience: FindingRule = {
  code: 'GW3005',
  severity: 'error',
  title: 'an Audience names another one',
  explanation: 'Audiences say people, not other audiences, so that a reader finds them in one place.',
  failing: { documents: withAudience('field', '{ audience: more }') },
  passing: { documents: withAudience('field') },
};

export const otherWords: FindingRule = {
  code: 'GW3006',
  severity: 'warning',
  title: 'a name reads like something that is said otherwise',
  explanation:
    'Where a name stands, the portal’s words (`All users`, `All cloud apps`), an address of a user, a role or a bare id are taken for the display name of an object, and `plan` stops when the tenant has none of that name. It is a warning, because an object may be called so; `gatewright bind` records the name if the tenant has it, and nothing is said any more.',
  failing: { documents: sentence('All Users') },
  passing: { documents: sentence('everyone') },
};

const withAppProtection = (policy: string) => `kind: AppProtection
name: work-apps
platforms: iOS
apps: core Microsoft apps
dataTransfer: { sendTo: managed apps }
---
kind: Protection
name: mail
protect: Exchange Online
for: Sales
when: { platforms: iOS }
require: { appProtection: ${policy} }
`;

export const unknownAppProtection: FindingRule = {
  code: 'GW3007',
  severity: 'error',
  title: 'no AppProtection has this name',
  explanation:
    'A protection that requires app protection names the AppProtection that says what apps must do. A name that leads nowhere is never taken for whatever policies the tenant has.',
  failing: { documents: withAppProtection('work-aps') },
  passing: { documents: withAppProtection('work-apps') },
};

export const nameRules: readonly FindingRule[] = [
  misspeltName,
  nameLeftToTenant,
  unknownStandard,
  unknownAudience,
  nestedAudience,
  otherWords,
  unknownAppProtection,
];
