import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Program } from '../document.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { indexOfWord, isSet, membersAt, placeIn, policiesIn } from './policy-body.ts';

const besideUsers: FindingRule = {
  code: 'GW4069',
  severity: 'warning',
  title: 'a policy body is about all users, or none, and about named users',
  explanation:
    'All and None are words that stand alone in includeUsers: none of 681 published policies has anybody beside them. The others change nothing, or the word is a left-over and the policy reaches further than its author believes.',
  failing: { documents: examplePolicy({ users: '{ includeUsers: [All, ada@contoso.com] }' }) },
  passing: { documents: examplePolicy({ users: '{ includeUsers: [ada@contoso.com] }' }) },
};

const besideGroups: FindingRule = {
  code: 'GW4070',
  severity: 'information',
  title: 'a policy body is about all users and about groups, roles or guests besides',
  explanation:
    'All users includes every group, role and guest, so naming them changes nothing. The service has stored such policies (5 of 681 published ones, of 2021), so it is worth knowing, and no mistake. A reader may believe that only the group is concerned.',
  failing: { documents: examplePolicy({ users: '{ includeUsers: [All], includeGroups: [Sales] }' }) },
  passing: { documents: examplePolicy({ users: '{ includeGroups: [Sales] }' }) },
};

const users = '/conditions/users';

/** The words for everybody and nobody in literal bodies; in sentences the words of the language are looked at instead. */
export const besideEveryone: Check = {
  rules: [besideUsers, besideGroups],
  resources: (resources, program) =>
    policiesIn(resources)
      .filter((resource) => isLiteral(resource, program))
      .flatMap(lookAt),
};

function isLiteral({ name }: Resource, { documents }: Program): boolean {
  return documents.some(({ spec }) => spec.kind === 'ConditionalAccessPolicy' && spec.name === name);
}

function lookAt(resource: Resource): readonly Finding[] {
  const { body } = resource;
  const included = membersAt(body, `${users}/includeUsers`);
  const word = ['All', 'None'].find((each) => indexOfWord(included, each) !== -1);
  if (word === undefined) return [];
  const place = placeIn(resource, `${users}/includeUsers/${indexOfWord(included, word)}`);
  if (included.length > 1) {
    const message = `\`${resource.name}\` names others beside \`${word}\``;
    return [findingOf(besideUsers, { message, help: 'keep one or the other', ...place })];
  }
  const others = ['Groups', 'Roles', 'GuestsOrExternalUsers'].map((noun) => `include${noun}`);
  const other = others.find((name) => isSet(body, `${users}/${name}`));
  if (word === 'None' || other === undefined) return [];
  const message = `\`${resource.name}\` is about all users, and names \`${other}\` besides`;
  return [findingOf(besideGroups, { message, help: `remove \`${other}\`, or \`All\``, ...place })];
}
