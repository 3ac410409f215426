import type { FindingRule } from '../../schemas/finding.ts';

const mail = (rollout: string) => `kind: Protection
name: mail
protect: Exchange Online
for: everyone
require: mfa
rollout: ${rollout}
`;
const group = 'kind: Group\nname: Pilots\n';
const waiver = (about: string) => `---
kind: Waiver
name: pilot
${about}
reason: The pilot runs until the end of the year
owner: Identity team
until: 2099-12-31
`;
const onState = (value = '') => waiver(`object: conditionalAccessPolicies/mail\nproperty: /state${value}`);
const forSales = `${group}---\n${mail('disabled').replace('everyone', 'Pilots')}`;
const breakGlass = 'kind: Group\nname: Break Glass\n---\n';

export const idleWaiver: FindingRule = {
  code: 'GW5460',
  severity: 'information',
  title: 'a waiver covers nothing',
  explanation:
    'The tenant is what git says where the waiver looks, or there is no such object. Perhaps the deviation is over, and the document can go; as long as it is there, it would let the same deviation pass again.',
  failing: { documents: mail('disabled') + onState(), tenant: { applied: mail('disabled') } },
  passing: { documents: mail('disabled') + onState(), tenant: { applied: mail('reportOnly') } },
};

export const otherValueWaived: FindingRule = {
  code: 'GW5461',
  severity: 'warning',
  title: 'the tenant has another value than the one that is waived',
  explanation:
    'The waiver names the value it accepts, and the tenant has neither this one nor what git says. It is drift like any other: told, and where asked for, repaired.',
  failing: { documents: mail('disabled') + onState('\nvalue: enabled'), tenant: { applied: mail('reportOnly') } },
  passing: {
    documents: mail('disabled') + onState('\nvalue: enabledForReportingButNotEnforced'),
    tenant: { applied: mail('reportOnly') },
  },
};

export const missingIsNeeded: FindingRule = {
  code: 'GW5462',
  severity: 'error',
  title: 'an object that a waiver leaves missing is needed',
  explanation:
    'A waiver of a whole object leaves it missing where it is missing. What names it can then not be written, because there is no id to put in its place. Waive what needs it as well, or let it be made.',
  failing: { documents: forSales + waiver('object: groups/Pilots'), tenant: {} },
  passing: {
    documents: forSales + waiver('object: groups/Pilots') + waiver('object: mail').replace('pilot', 'pilot of mail'),
    tenant: {},
  },
};

export const leavesWeaker: FindingRule = {
  code: 'GW5463',
  severity: 'warning',
  title: 'a waiver leaves a policy that protects less than git says',
  explanation:
    'The deviation is accepted, so nothing is repaired and nothing is refused. Everybody who reads a plan should know all the same that the policy in force is not the one in the files, who answers for it, and until when.',
  failing: {
    documents: breakGlass + mail('enabled') + onState(),
    tenant: { applied: breakGlass + mail('disabled') },
  },
  passing: {
    documents: breakGlass + mail('disabled') + onState(),
    tenant: { applied: breakGlass + mail('reportOnly') },
  },
};

export const waiverTenantRules: readonly FindingRule[] = [idleWaiver, otherValueWaived, missingIsNeeded, leavesWeaker];
