import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { isJsonObject, type Json } from '../../schemas/json.ts';
import { type Pointer, readPointer } from '../../schemas/pointer.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { placeIn, policiesIn } from './policy-body.ts';

const withTypes = (types: string) => examplePolicy({ conditions: { clientAppTypes: types } });

const noTypes: FindingRule = {
  code: 'GW4064',
  severity: 'warning',
  title: 'a policy body has an empty list of client apps',
  explanation:
    'An empty clientAppTypes is refused today, with error 1064: every kind of client is written `[all]`. It is a warning, because policies of 2020 are stored with an empty list, mean every kind, and go on working; only the next change of such a policy would fail.',
  failing: { documents: withTypes('[]') },
  passing: { documents: withTypes('[all]') },
};

const notWritable: FindingRule = {
  code: 'GW4065',
  severity: 'error',
  title: 'a policy body holds a word that can only be read',
  explanation:
    'Graph writes `unknownFutureValue` where a reader did not ask for newer words, and `easUnsupported` is a word of the past; neither can be stored, and the service answers with error 1007 (terraform-provider-azuread issues 730 and 790). What stood there has to be looked up in the portal, or exported again with the header `Prefer: include-unknown-enum-members`.',
  failing: { documents: withTypes('[browser, unknownFutureValue]') },
  passing: { documents: withTypes('[browser]') },
};

const types = '/conditions/clientAppTypes';
const parts = ['conditions', 'grantControls', 'sessionControls'];

/** Words and lists that come back from Graph but cannot be sent to it. */
export const unwritableWords: Check = {
  rules: [noTypes, notWritable],
  resources: (resources) => policiesIn(resources).flatMap((resource) => [...emptyTypes(resource), ...words(resource)]),
};

function emptyTypes(resource: Resource): readonly Finding[] {
  const written = readPointer(resource.body, types);
  if (!Array.isArray(written) || written.length > 0) return [];
  const message = `\`${resource.name}\` names no kind of client`;
  const help = 'write `clientAppTypes: [all]` for every kind of client';
  return [findingOf(noTypes, { message, help, ...placeIn(resource, types) })];
}

function words(resource: Resource): readonly Finding[] {
  return parts
    .flatMap((part) => textsIn(resource.body[part] ?? null, `/${part}`))
    .flatMap(({ text, pointer }) => {
      const all = text.split(',').map((word) => word.trim());
      const word = all.find((each) => each === 'unknownFutureValue' || each === 'easUnsupported');
      if (word === undefined) return [];
      const message = `\`${word}\` in \`${resource.name}\` cannot be written`;
      const help = 'put the word that is meant, or remove it';
      return [findingOf(notWritable, { message, help, ...placeIn(resource, pointer) })];
    });
}

function textsIn(value: Json, pointer: Pointer): readonly { readonly text: string; readonly pointer: Pointer }[] {
  if (typeof value === 'string') return [{ text: value, pointer }];
  if (Array.isArray(value)) return value.flatMap((member, index) => textsIn(member, `${pointer}/${index}`));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => textsIn(member, `${pointer}/${name}`));
}
