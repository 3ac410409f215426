import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { includedApps, indexOfWord, isEffective, membersAt, placeIn, policiesIn } from './policy-body.ts';

const filtered = (apps: string, rule: string) =>
  examplePolicy({
    applications: `{ includeApplications: [${apps}], applicationFilter: { mode: include, rule: '${rule}' } }`,
  });
const good = 'CustomSecurityAttribute.Engineering_Project -contains "Payroll"';

const besideWord: FindingRule = {
  code: 'GW4068',
  severity: 'error',
  title: 'an application filter stands beside all apps, or none',
  explanation:
    'A filter chooses applications by their custom security attributes; beside All, None or AllAgentIdResources nothing is left to choose, and the service refuses it (terraform-provider-microsoft365, validate.go, 2026). It goes with named applications and with Office365.',
  failing: { documents: filtered('All', good) },
  passing: { documents: filtered('Office365', good) },
};

const filter = '/conditions/applications/applicationFilter';
const words = ['All', 'None', 'AllAgentIdResources'];

/** Applications chosen by their attributes. */
export const applicationFilter: Check = {
  rules: [besideWord],
  resources: (resources) =>
    policiesIn(resources)
      .filter(({ body }) => isEffective(readPointer(body, filter)))
      .flatMap(wordsBeside),
};

function wordsBeside(resource: Resource): readonly Finding[] {
  const included = membersAt(resource.body, includedApps);
  const word = words.find((each) => indexOfWord(included, each) !== -1);
  if (word === undefined) return [];
  const message = `\`${resource.name}\` has an application filter beside \`${word}\``;
  const place = placeIn(resource, `${includedApps}/${indexOfWord(included, word)}`);
  return [findingOf(besideWord, { message, help: `remove the filter, or \`${word}\``, ...place })];
}
