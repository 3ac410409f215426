import type { FindingRule } from '../../schemas/finding.ts';
import { failing, policyText, soundPolicy } from './example-policy.ts';

export const notGraph: FindingRule = {
  code: 'GW2106',
  severity: 'error',
  title: 'a value is no object of Graph that we know',
  explanation:
    'Objects are recognised by `@odata.type`, by `@odata.context`, by what they look like, or by the list they stand in. This one ' +
    'gives no such sign. A single object may be told what it is by an `@odata.type`, such as `#microsoft.graph.group`.',
  ...failing('{ "editor.tabSize": 2 }\n'),
};

export const foreignKind: FindingRule = {
  code: 'GW2107',
  severity: 'error',
  title: 'an object is of a kind that is not taken over',
  explanation:
    'The object is known by name, but its kind is none that is managed. It is told, so that nobody takes a silent gap for a ' +
    'complete import.',
  ...failing('{ "@odata.type": "#microsoft.graph.user", "displayName": "Ann" }\n'),
};

export const incomplete: FindingRule = {
  code: 'GW2108',
  severity: 'error',
  title: 'an object lacks what makes it a whole one',
  explanation:
    'A policy without display name or state is a part of one: the body of a PATCH, the details of a template, a what-if request. ' +
    'What is missing cannot be made up (Microsoft docs: conditionalaccessroot-post-policies, required properties).',
  ...failing('{ "state": "enabled", "conditions": { "users": { "includeUsers": ["All"] } } }\n'),
};

export const respelled: FindingRule = {
  code: 'GW2109',
  severity: 'information',
  title: 'properties are spelled otherwise than Graph spells them',
  explanation:
    'PowerShell writes `DisplayName` where Graph has `displayName`. Properties whose letters are those of a published one are read ' +
    'as that one.',
  ...failing('{ "DisplayName": "Mail", "State": "enabled", "Conditions": { "Users": { "IncludeUsers": ["All"] } } }\n'),
};

export const encodedJson: FindingRule = {
  code: 'GW2110',
  severity: 'information',
  title: 'JSON stands inside a text',
  explanation:
    'Some tools keep an object as a text that holds its JSON, once or more. The text is read as the JSON it holds.',
  ...failing(`${JSON.stringify(policyText('"conditions": {}'))}\n`),
};

export const repairedShape: FindingRule = {
  code: 'GW2111',
  severity: 'warning',
  title: 'a list or an object was written as something else, and is read as what was meant',
  explanation:
    'PowerShell unrolls a list of one member to the member itself, writes an empty list as {}, and a list with notes as ' +
    '{ "value": […], "Count": n }. Graph refuses such bodies (service error 1007). Only one list can be meant, so that one is read.',
  ...failing(policyText('"conditions": { "users": { "includeUsers": "All" } }')),
};

export const wrongShape: FindingRule = {
  code: 'GW2112',
  severity: 'error',
  title: 'a list stands where an object belongs, or an object where a list does',
  explanation:
    'Graph refuses a body in which a property has another JSON type than the published one (service error 1007), and what was ' +
    'meant cannot be told for certain. Export the object again, from Graph itself.',
  ...failing(policyText('"conditions": { "locations": ["All"] }')),
};

export const unknownWord: FindingRule = {
  code: 'GW2113',
  severity: 'warning',
  title: 'a word is none that the property is published to take',
  explanation:
    'The property takes one of a few words, and this is none of them: a typing error, something Graph has learnt since, or an ' +
    'invention. It is kept as it is; the service decides.',
  ...failing(policyText('"conditions": {}, "grantControls": { "operator": "OR", "builtInControls": ["magic"] }')),
};

export const wordCase: FindingRule = {
  code: 'GW2114',
  severity: 'warning',
  title: 'a word is written in other letter case than Graph writes it',
  explanation:
    'Graph writes the word otherwise, and gives it back so. It is kept as it is: whether the service reads it in any case is ' +
    'documented nowhere.',
  ...failing(policyText('"conditions": { "clientAppTypes": ["All"] }')),
};

export const serializerReference: FindingRule = {
  code: 'GW2115',
  severity: 'error',
  title: 'an object refers to another part of the file',
  explanation:
    'Serialisers that preserve references write `$id` at an object, and `$ref` where it occurs again. Graph knows neither, and ' +
    'what such a number stands for is known to that serialiser only. Export without preserved references.',
  ...failing(policyText('"conditions": { "users": { "includeUsers": { "$ref": "7" } } }')),
};

export const truncatedDepth: FindingRule = {
  code: 'GW2116',
  severity: 'error',
  title: 'a part of an object was cut off by ConvertTo-Json',
  explanation:
    'PowerShell’s ConvertTo-Json goes two levels deep unless told, and writes what lies deeper as `@{…}` or as the name of its type. ' +
    'The content is gone. Export again with `ConvertTo-Json -Depth 20`.',
  ...failing(policyText('"conditions": { "users": "@{includeUsers=System.Object[]}" }')),
};

export const continuedList: FindingRule = {
  code: 'GW2117',
  severity: 'warning',
  title: 'a list goes on at another page',
  explanation:
    'The list bears an `@odata.nextLink`: it is one page of several, so objects are missing from this file. Export all pages.',
  ...failing(`{ "@odata.nextLink": "https://graph.microsoft.com/v1.0/x?$skiptoken=2", "value": [${soundPolicy}] }\n`),
};

export const passedOver: FindingRule = {
  code: 'GW2118',
  severity: 'information',
  title: 'a part of a file is no object and is passed over',
  explanation: 'Beside the objects the file holds something else, such as notes of the tool that wrote it.',
  ...failing(`{ "policies": [${soundPolicy}], "about": { "tool": "backup" } }\n`),
};

export const emptyList: FindingRule = {
  code: 'GW2119',
  severity: 'information',
  title: 'a list holds no objects',
  explanation: 'The list is empty, so there is nothing to take over from it.',
  ...failing('{ "value": [] }\n'),
};

export const twoSpellings: FindingRule = {
  code: 'GW2120',
  severity: 'error',
  title: 'an object says the same property in two spellings',
  explanation:
    'Two keys are the same property in different letter case, such as `state` and `State`. Which of them was meant cannot be ' +
    'known, so the object is refused. Remove one of the two.',
  ...failing(policyText('"State": "disabled", "conditions": {}')),
};

export const wrongValue: FindingRule = {
  code: 'GW2121',
  severity: 'warning',
  title: 'a value is of another JSON type than the property is published to have',
  explanation:
    'A text stands where a number or true and false belong, or the other way round. The service refuses such a body (service error ' +
    '1007). It is kept as it is.',
  ...failing(policyText('"conditions": {}, "sessionControls": { "persistentBrowser": { "isEnabled": "true" } }')),
};

export const moreFindings: FindingRule = {
  code: 'GW2122',
  severity: 'warning',
  title: 'there are more findings than are told',
  explanation: 'What is told about one object is limited, so that a broken export does not bury everything else.',
  ...failing(
    policyText(`"conditions": { "clientAppTypes": [${Array.from({ length: 60 }, (_, at) => `"x${at}"`).join(', ')}] }`),
  ),
};
