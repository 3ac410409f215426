import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { UsersSpec } from '../conditions/users.ts';
import { protectionsIn } from '../document.ts';
import type { YamlDocument } from '../text/yaml-document.ts';
import type { Check } from './check.ts';

const sentence = (audience: string) => `kind: Protection
name: mail
protect: Exchange Online
for: ${audience}
require: mfa
`;

const contradiction: FindingRule = {
  code: 'GW4016',
  severity: 'error',
  title: 'a protection is for nobody and for somebody',
  explanation:
    '`none` is the word for a protection that is there but concerns nobody. Beside `everyone`, groups, users, roles or guests it leaves open what is meant, and Graph knows None only as a word that stands alone.',
  failing: { documents: sentence('{ none: true, groups: Sales }') },
  passing: { documents: sentence('none') },
};

const superfluous: FindingRule = {
  code: 'GW4017',
  severity: 'warning',
  title: 'a protection is for everyone and for others besides',
  explanation:
    'Everyone includes every group, role and guest, so naming them changes nothing. Often one of the two was left over from a pilot; a reader may believe that only the group is concerned.',
  failing: { documents: sentence('{ everyone: true, groups: Sales }') },
  passing: { documents: sentence('everyone') },
};

const people = ['groups', 'users', 'roles', 'guests', 'guestsOrExternalUsers'] as const;

/** `everyone` and `none` beside words that do not go with them. */
export const audienceWords: Check = {
  rules: [contradiction, superfluous],
  documents: (program) => protectionsIn(program).flatMap(({ spec, yaml }) => lookAt(spec.for, yaml)),
};

function lookAt(audience: UsersSpec, yaml: YamlDocument): readonly Finding[] {
  const others = people.filter((part) => audience[part] !== undefined);
  // Whether `everyone` includes user accounts of agents is documented nowhere, so that they may stand beside it.
  const agents = audience.none === true && audience.allAgentIdUsers !== undefined ? ['allAgentIdUsers'] : [];
  const named = [...(audience.none === true && audience.everyone === true ? ['everyone'] : []), ...others, ...agents];
  const word = audience.none === true ? 'none' : audience.everyone === true ? 'everyone' : undefined;
  const [part] = named;
  if (word === undefined || part === undefined) return [];
  const rule = word === 'none' ? contradiction : superfluous;
  return [
    findingOf(rule, {
      message: `\`${part}\` stands beside \`${word}\``,
      help: word === 'none' ? 'keep one of them' : `remove \`${part}\`, or \`everyone\` if only they are meant`,
      span: yaml.keySpanOf(`/for/${part}`) ?? yaml.spanOf('/for'),
      pointer: `/for/${part}`,
      related: [{ message: `\`${word}\` is said here`, span: yaml.keySpanOf(`/for/${word}`) ?? yaml.spanOf('/for') }],
    }),
  ];
}
