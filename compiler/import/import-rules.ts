import type { FindingRule } from '../../schemas/finding.ts';

/** A whole policy with these members besides, or in the place of its own. */
function policyWith(members: object): string {
  const policy = {
    displayName: 'Mail',
    state: 'enabled',
    conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    ...members,
  };
  return `${JSON.stringify(policy)}\n`;
}

function withId(members: object): object {
  return JSON.parse(policyWith({ id: '11111111-1111-4111-8111-111111111111', ...members })) as object;
}

/** A rule's failing example, beside a policy with which nothing is wrong. */
function failing(documents: string) {
  return { failing: { documents }, passing: { documents: policyWith({}) } };
}

/** A list in a list in a list … */
function nested(levels: number): unknown {
  return levels === 0 ? 'innermost' : [nested(levels - 1)];
}

export const importLiteral: FindingRule = {
  code: 'GW2150',
  severity: 'information',
  title: 'an object is kept word for word',
  explanation:
    'Part of the object has no words in a sentence, so that the whole of it is written as a literal document. Nothing is lost: what it ' +
    'compiles to is what was imported. It is named so that you can see which policies cannot be read aloud.',
  ...failing(policyWith({ somethingNew: true })),
};

export const importRefused: FindingRule = {
  code: 'GW2151',
  severity: 'error',
  title: 'an object cannot be imported',
  explanation:
    'Not even a literal document gives the object back: part of it has no place in a document, for example because it is nested too deeply. ' +
    'The pointer leads to that part. It is left out of the project, and told, because an import that changes a policy silently is ' +
    'worse than none.',
  ...failing(policyWith({ somethingNew: nested(97) })),
};

export const notImported: FindingRule = {
  code: 'GW2152',
  severity: 'warning',
  title: 'a group becomes no document',
  explanation:
    'A dynamic security group becomes a Group document with its rule. A group whose members people keep does not: a file that names no ' +
    'members would say nothing about it, and one that lists them would take them over. Policies name it as they do any other group, and the ' +
    'bindings file knows its id. It is told, so that nobody takes a silent gap for a complete import.',
  ...failing('{ "@odata.type": "#microsoft.graph.group", "displayName": "Sales", "securityEnabled": true }\n'),
};

export const importAccepted: FindingRule = {
  code: 'GW2153',
  severity: 'warning',
  title: 'an object is kept although the service would refuse it today',
  explanation:
    'Rules of the service change, and what was stored before them stays. The document says `accept` with the code of the rule, so that it ' +
    'compiles; the service may refuse the next change of it. Put the policy right, then remove the `accept`.',
  ...failing(policyWith({ grantControls: { operator: 'AND', builtInControls: ['block', 'mfa'] } })),
};

export const notRead: FindingRule = {
  code: 'GW2154',
  severity: 'error',
  title: 'objects of a kind could not be read from the tenant',
  explanation:
    'The identity lacks the permission to read them, so that the import says nothing about them. What was imported is whole without them, ' +
    'except that policies name them by id.',
  ...failing('{ "error": { "code": "AccessDenied" } }\n'),
};

export const sameId: FindingRule = {
  code: 'GW2155',
  severity: 'warning',
  title: 'two objects of an import have the same id',
  explanation:
    'A tenant has one object of an id, so the input holds it twice, for example in two exports of different days. Both become documents, ' +
    'because nobody can tell which is meant, and a plan would make two objects of them. Remove one of the two.',
  ...failing(JSON.stringify([withId({ state: 'enabled' }), withId({ state: 'disabled' })])),
};

export const staleId: FindingRule = {
  code: 'GW2156',
  severity: 'warning',
  title: 'an imported object holds an id the tenant has no object for',
  explanation:
    'Users, groups and applications are deleted, and policies keep their ids. Such an id does nothing, except that a directory object that is ' +
    'restored within 30 days is meant again. It is kept as it is. Take it out of the document when you are sure, or else a policy made anew ' +
    'with it would be refused.',
  ...failing('{ "conditions": { "users": { "excludeUsers": ["99999999-9999-4999-8999-999999999999"] } } }\n'),
};

export const messageAlone: FindingRule = {
  code: 'GW2157',
  severity: 'warning',
  title: 'a message of a notification template was found without its template',
  explanation:
    'Graph lists the messages of a template apart from the template, and only the template has a name. The message is kept, in a template ' +
    'of which nothing else is known: its name is made up, and applying it would rename the template or make a second one. Import the ' +
    'template itself, or give the document the `title` the template has.',
  ...failing(
    '{ "@odata.type": "#microsoft.graph.localizedNotificationMessage", "id": "1_en-us", "locale": "en-us", "subject": "S", "messageTemplate": "M", "isDefault": true }\n',
  ),
};

export const importRules: readonly FindingRule[] = [
  importLiteral,
  importRefused,
  notImported,
  importAccepted,
  notRead,
  sameId,
  staleId,
  messageAlone,
];
