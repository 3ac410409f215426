import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { protectionsIn } from '../document.ts';
import { branchesOf } from '../documents/protection.ts';
import { wordsOfCase } from '../sentence/case-name.ts';
import type { Check } from './check.ts';

const sentence = (name: string) => `kind: Protection
name: office
protect: Office 365
for: everyone
cases:
  - ${name}when: { deviceFilter: { include: 'device.trustType -eq "ServerAD"' } }
    require: mfa
otherwise: allow
`;

const rule: FindingRule = {
  code: 'GW4056',
  severity: 'warning',
  title: 'a case is called by its place',
  explanation:
    'Each case becomes a policy, and history and ownership know the policy by the name of the case. A case without a `name` is called by its platforms, clients, levels or locations. This one has none that could stand in a name, so it is called by its place in the list: when a case is put before it, its policy is taken for another, deleted and made anew. Naming the case makes it stable.',
  failing: { documents: sentence('') },
  passing: { documents: sentence('name: hybrid\n    ') },
};

/** Cases whose policies would change hands when the list does. */
export const unnamedCase: Check = {
  rules: [rule],
  documents: (program) =>
    protectionsIn(program).flatMap(({ spec, yaml }) =>
      (spec.cases ?? []).flatMap((item, index) => {
        if (item.name !== undefined || wordsOfCase(item.when) !== undefined) return [];
        const called = `${spec.name}${branchesOf(spec)[index]?.suffix ?? ''}`;
        const pointer = `/cases/${index}/when`;
        return [
          findingOf(rule, {
            message: `a case of \`${spec.name}\` is called \`${called}\`, after its place in the list`,
            help: 'give the case a `name`, which makes it stable',
            span: yaml.keySpanOf(pointer) ?? yaml.spanOf(pointer),
            pointer,
          }),
        ];
      }),
    ),
};
