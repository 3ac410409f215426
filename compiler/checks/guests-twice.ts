import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { indexOfWord, isEffective, membersAt, placeIn, policiesIn } from './policy-body.ts';

const guests = 'includeGuestsOrExternalUsers: { guestOrExternalUserTypes: b2bCollaborationGuest }';

const rule: FindingRule = {
  code: 'GW4071',
  severity: 'error',
  title: 'guests are named by a word and by their types',
  explanation:
    'The word GuestsOrExternalUsers means every guest, in the way policies said it before the types of guests could be told apart; the service refuses the two together (terraform-provider-azuread issue 1196). Keep the types, or the word.',
  failing: { documents: examplePolicy({ users: `{ includeUsers: [GuestsOrExternalUsers], ${guests} }` }) },
  passing: { documents: examplePolicy({ users: `{ ${guests} }` }) },
};

/** Two ways to say guests on one side of a policy. */
export const guestsTwice: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources).flatMap((resource) =>
      (['include', 'exclude'] as const).flatMap((side) => {
        const words = `/conditions/users/${side}Users` as const;
        const index = indexOfWord(membersAt(resource.body, words), 'GuestsOrExternalUsers');
        const types = `/conditions/users/${side}GuestsOrExternalUsers` as const;
        if (index === -1 || !isEffective(readPointer(resource.body, types))) return [];
        return [
          findingOf(rule, {
            message: `\`${resource.name}\` names guests by \`GuestsOrExternalUsers\` and by their types`,
            help: 'keep one of the two',
            ...placeIn(resource, `${words}/${index}`),
          }),
        ];
      }),
    ),
};
