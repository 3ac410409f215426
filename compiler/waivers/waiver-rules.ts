import type { FindingRule } from '../../schemas/finding.ts';

const policy = 'kind: Protection\nname: mail\nprotect: Exchange Online\nfor: everyone\nrequire: mfa\n';
const waiver = (about: string, until = '2026-12-31') => `${policy}---
kind: Waiver
name: mail-pilot
${about}
reason: The pilot of the new sign-in runs until the end of the year
owner: Identity team
until: ${until}
`;
const onState = 'object: conditionalAccessPolicies/mail\nproperty: /state';

export const unknownObject: FindingRule = {
  code: 'GW4151',
  severity: 'error',
  title: 'a waiver is about an object that no document declares',
  explanation:
    'A waiver leaves alone something git asks for, so it has to lead to a document. It may name the object as `gatewright plan` does, `conditionalAccessPolicies/mail`, or its document, `mail` or `Protection/mail`. When a document goes, its waivers go with it. An object of the tenant that nobody declares is named under `unmanaged`.',
  failing: { documents: waiver('object: conditionalAccessPolicies/mial') },
  passing: { documents: waiver('object: conditionalAccessPolicies/mail') },
};

export const ambiguousObject: FindingRule = {
  code: 'GW4152',
  severity: 'error',
  title: 'a waiver names an object that could be several',
  explanation:
    'Documents of different kinds may share a name. A waiver that meant the wrong one would let a deviation pass that nobody accepted, so the object has to be named with its kind, as `gatewright plan` prints it.',
  failing: { documents: `kind: Group\nname: mail\n---\n${waiver('object: mail')}` },
  passing: { documents: `kind: Group\nname: mail\n---\n${waiver('object: Protection/mail')}` },
};

export const unwaivableProperty: FindingRule = {
  code: 'GW4153',
  severity: 'error',
  title: 'a waiver is about a property that is not compared, or not by itself',
  explanation:
    'Ids, timestamps and other properties the service sets are never compared, so there is nothing to accept. What cannot change on an existing object makes another object: waive the whole object instead. Lists are compared as a whole, because their order means nothing: waive the list, or one member of it with `value`.',
  failing: { documents: waiver('object: mail\nproperty: /modifiedDateTime') },
  passing: { documents: waiver(onState) },
};

export const emergencyWaived: FindingRule = {
  code: 'GW4154',
  severity: 'error',
  title: 'a waiver covers the exclusion of emergency access',
  explanation:
    'The exclusions of the emergency access accounts are the way back in when everything else fails (Microsoft docs: security-emergency-access), and no reason makes it right to do without them. Waive one other member of the list with `value`. A waiver of a whole policy is not refused here: guards judge the policy as the tenant has it, and refuse it where an emergency access account is missing from its exclusions.',
  failing: { documents: waiver('object: mail\nproperty: /conditions/users') },
  passing: { documents: waiver('object: mail\nproperty: /conditions/users/excludeGroups\nvalue: Contractors') },
};

export const unknownProperty: FindingRule = {
  code: 'GW4155',
  severity: 'warning',
  title: 'a waiver is about a property that no published type has',
  explanation:
    'The property stands in neither the v1.0 nor the beta types Microsoft publishes (npm: @microsoft/microsoft-graph-types 2.43.1 and @microsoft/microsoft-graph-types-beta 0.44.0-preview), and the document does not have it either. Where it is a misspelling the waiver covers nothing, and drift is told and repaired as before.',
  failing: { documents: waiver('object: mail\nproperty: /conditions/usres') },
  passing: { documents: waiver('object: mail\nproperty: /conditions/locations') },
};

export const waivedTwice: FindingRule = {
  code: 'GW4156',
  severity: 'error',
  title: 'two waivers cover the same property',
  explanation:
    'With two waivers over one property nobody can say who answers for it and when it ends: when one expires the other hides it. Keep one of them, or let each cover a value of its own.',
  failing: {
    documents: `${waiver(onState)}---\nkind: Waiver\nname: again\n${onState}\nreason: More time\nowner: Sales\nuntil: 2026-12-24\n`,
  },
  passing: { documents: waiver(onState) },
};

export const expired: FindingRule = {
  code: 'GW4157',
  severity: 'error',
  title: 'a waiver has expired',
  explanation:
    'From the day after `until` the deviation is drift again: it is planned, told and, where asked for, repaired. So that nobody takes a forgotten waiver for one in force, an expired one is an error: `check`, `plan`, `apply` and `drift` end with 3, and nothing is written. Remove the document, or give it another last day with `gatewright waive --extend`. Days are those of UTC.',
  failing: { documents: waiver(onState), today: '2027-01-01' },
  passing: { documents: waiver(onState), today: '2026-11-25' },
};

export const expiresSoon: FindingRule = {
  code: 'GW4158',
  severity: 'warning',
  title: 'a waiver ends within two weeks',
  explanation:
    'On the day after its last one a waiver is an error, and the deviation is drift again. Two weeks are left to end the deviation, to write it into the document, or to extend the waiver.',
  failing: { documents: waiver(onState), today: '2026-12-20' },
  passing: { documents: waiver(onState), today: '2026-11-25' },
};

export const farAhead: FindingRule = {
  code: 'GW4159',
  severity: 'warning',
  title: 'a waiver holds for longer than a year',
  explanation:
    'An exception that nobody has to look at again is a rule. Where the deviation is meant to stay, write it into the document; otherwise let somebody look at it once a year.',
  failing: { documents: waiver(onState, '2030-01-01'), today: '2026-11-25' },
  passing: { documents: waiver(onState), today: '2026-11-25' },
};

export const waiverRules: readonly FindingRule[] = [
  unknownObject,
  ambiguousObject,
  unwaivableProperty,
  emergencyWaived,
  unknownProperty,
  waivedTwice,
  expired,
  expiresSoon,
  farAhead,
];
