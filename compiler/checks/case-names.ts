import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { protectionsIn } from '../document.ts';
import { type Branch, branchesOf } from '../documents/protection.ts';
import type { YamlDocument } from '../text/yaml-document.ts';
import type { Check } from './check.ts';

const sentence = (name: string) => `kind: Protection
name: office
protect: Office 365
for: everyone
cases:
  - when: { platforms: iOS, clients: browser }
    require: mfa
  - name: ${name}
    when: { platforms: iOS, clients: mobileAppsAndDesktopClients }
    require: appProtection
`;

const rule: FindingRule = {
  code: 'GW4006',
  severity: 'error',
  title: 'two cases come to policies of one name',
  explanation:
    'Each case becomes a policy, named after the case, and history and ownership know the policy by that name. A case without a `name` is called by its platforms and clients; what no case names is called `otherwise`. Letter case makes no difference.',
  failing: { documents: sentence('iOS-browser') },
  passing: { documents: sentence('iOS-apps') },
};

/** Policies of one sentence that would be one object. */
export const caseNames: Check = {
  rules: [rule],
  documents: (program) =>
    protectionsIn(program).flatMap(({ spec, yaml }) => {
      const earlier = new Map<string, Branch>();
      return branchesOf(spec).flatMap((branch) => {
        const key = branch.suffix.toLowerCase();
        const first = earlier.get(key);
        earlier.set(key, first ?? branch);
        if (first === undefined) return [];
        // The rest has its name from us, so it is the case that has to change.
        const [named, other] =
          branch.said === '/cases' || branch.said === '/otherwise' ? [first, branch] : [branch, first];
        return [
          findingOf(rule, {
            message: `two policies of \`${spec.name}\` are called \`${spec.name}${branch.suffix}\``,
            help: 'give the case a `name` of its own',
            ...nameOf(named, yaml),
            related: [{ message: 'the other one comes from here', span: nameOf(other, yaml).span }],
          }),
        ];
      });
    }),
};

/** Where the name of a case is written, or what it is made from. */
function nameOf({ said }: Branch, yaml: YamlDocument) {
  const pointer = [`${said}/name`, `${said}/when`, said].find((place) => yaml.keySpanOf(place) !== undefined) ?? said;
  return { span: yaml.spanOf(pointer), pointer };
}
