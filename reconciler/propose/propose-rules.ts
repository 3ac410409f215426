import type { FindingRule } from '../../schemas/finding.ts';

const sentence = (rollout: string) => `kind: Protection
name: mail
title: Mail
protect: Exchange Online
for: everyone
require: mfa
rollout: ${rollout}
`;

const byHand = `kind: ConditionalAccessPolicy
name: mail
body:
  displayName: Mail
  state: enabled
  conditions:
    clientAppTypes: [all]
    applications: { includeApplications: [Exchange Online] }
    users: { includeUsers: [All] }
  grantControls: { operator: OR, builtInControls: [mfa] }
`;

const phones = `kind: Protection
name: mail
protect: Exchange Online
for: Sales
require: { compliantDevice: phones }
---
kind: DeviceStandard
name: phones
platforms: iOS
facts: { jailbroken: forbidden }
`;

const withoutStandard = `kind: Protection
name: mail
protect: Exchange Online
for: Sales
require: compliantDevice
`;

export const emergencyAccessDropped: FindingRule = {
  code: 'GW5480',
  severity: 'warning',
  title: 'drift that drops emergency access is not proposed',
  explanation:
    'Somebody took an emergency access account or group out of the exclusions of a policy, or emptied or deleted the group itself. The project leaves it out of every sentence, and ' +
    'no change of files may give that up: the day multifactor authentication fails, nobody could get in to repair it. Put the exclusion back ' +
    'with `gatewright apply`. The example shows what the files say; the tenant holds the policy without the exclusion.',
  failing: { documents: sentence('enabled'), tenant: { applied: byHand } },
  passing: { documents: sentence('enabled'), tenant: { applied: sentence('disabled') } },
};

export const notAdoptable: FindingRule = {
  code: 'GW5481',
  severity: 'warning',
  title: 'drift cannot be adopted in files',
  explanation:
    'No change of the files makes them say what the tenant has without also changing what they say of other objects, breaking a rule, or ' +
    'losing a comment; or git and the tenant both changed the object since the last apply, so that adopting one would undo the other. ' +
    'Nothing is proposed for the object. Change the files by hand, or make the tenant what git says with `gatewright apply`.',
  failing: { documents: phones, tenant: { applied: withoutStandard } },
  passing: { documents: sentence('enabled'), tenant: { applied: sentence('disabled') } },
};

export const proposeRules: readonly FindingRule[] = [emergencyAccessDropped, notAdoptable];
