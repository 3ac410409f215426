import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Check } from './check.ts';
import { indexOfWord, isAnnotation, isEffective, isSet, membersAt, placeIn, policiesIn } from './policy-body.ts';

const sentence = (target: string) => `kind: Protection
name: mail
protect: ${target}
for: Sales
require: mfa
`;

const noTarget: FindingRule = {
  code: 'GW4025',
  severity: 'error',
  title: 'a policy protects nothing',
  explanation:
    'A policy names at least one application, user action or authentication context; without one the service answers with error 1011 (Microsoft docs: conditionalaccessroot-post-policies, 2024).',
  failing: { documents: sentence('{ except: Exchange Online }') },
  passing: { documents: sentence('{ apps: all apps, except: Exchange Online }') },
};

const mixedTargets: FindingRule = {
  code: 'GW4026',
  severity: 'error',
  title: 'a policy mixes applications, user actions and authentication contexts',
  explanation:
    'A policy is about applications, or about user actions, or about authentication contexts; the service refuses a mixture with error 1012 (terraform-provider-azuread, conditional_access_policy resource). Write one protection for each.',
  failing: { documents: sentence('{ apps: Exchange Online, userActions: registerSecurityInformation }') },
  passing: { documents: sentence('{ userActions: registerSecurityInformation }') },
};

const allAndMore: FindingRule = {
  code: 'GW4027',
  severity: 'warning',
  title: 'a policy protects all apps, or none, and others besides',
  explanation:
    'All and None are words that stand alone; no policy seen in a tenant has another application beside them. The other applications change nothing, or the word is a left-over and the policy reaches further than its author believes.',
  failing: { documents: sentence('[all apps, Exchange Online]') },
  passing: { documents: sentence('all apps') },
};

const apps = '/conditions/applications/includeApplications';
const actions = '/conditions/applications/includeUserActions';
const contexts = '/conditions/applications/includeAuthenticationContextClassReferences';

/** What a policy protects: something, and things of one kind. */
export const policyTarget: Check = {
  rules: [noTarget, mixedTargets, allAndMore],
  resources: (resources) => policiesIn(resources).flatMap(lookAt),
};

function lookAt(resource: Resource): readonly Finding[] {
  const { body } = resource;
  const used = [apps, actions, contexts].filter((pointer) => isSet(body, pointer));
  if (used.length === 0 && !hasOtherTarget(body)) {
    const help = 'name an application, `all apps` or a user action';
    return [
      findingOf(noTarget, {
        message: `\`${resource.name}\` protects nothing`,
        help,
        ...placeIn(resource, '/conditions/applications'),
      }),
    ];
  }
  const clash = used[1];
  if (clash !== undefined) {
    const message = `\`${resource.name}\` is about more than one kind of thing`;
    const help = 'write one protection for applications and one for user actions';
    return [findingOf(mixedTargets, { message, help, ...placeIn(resource, `${clash}/0`) })];
  }
  const included = membersAt(body, apps);
  const index = ['All', 'None'].map((word) => indexOfWord(included, word)).find((found) => found !== -1);
  if (index === undefined || included.length === 1) return [];
  const message = `\`${resource.name}\` names others beside ${included[index] === 'None' ? 'no apps' : 'all apps'}`;
  return [findingOf(allAndMore, { message, help: 'keep one or the other', ...placeIn(resource, `${apps}/${index}`) })];
}

/** An application filter, the traffic of Global Secure Access, or whatever else a literal body may name that we do not know. */
function hasOtherTarget(body: JsonObject): boolean {
  const applications = readPointer(body, '/conditions/applications');
  if (!isJsonObject(applications)) return false;
  return Object.entries(applications).some(
    ([name, value]) => !name.startsWith('exclude') && !isAnnotation(name) && isEffective(value),
  );
}
