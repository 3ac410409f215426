import type { FindingRule } from '../../schemas/finding.ts';
import { isJsonObject, type Json } from '../../schemas/json.ts';
import { isReference } from '../../schemas/reference.ts';
import { budget } from './budget.ts';
import { isAnnotation, placeIn, policiesIn } from './policy-body.ts';

const sentence = (groups: number) => `kind: Protection
name: mail
protect: Exchange Online
for: [${Array.from({ length: groups }, (_, index) => `Team ${index + 1}`).join(', ')}]
require: mfa
`;

const tooLarge: FindingRule = {
  code: 'GW4045',
  severity: 'error',
  title: 'a policy is larger than the service stores',
  explanation:
    'A policy holds about 10 KB, its name included (azure-docs issue 110537, an answer of Microsoft support). Lists of groups and applications make it large: put the groups into one group, or split the protection.',
  failing: { documents: sentence(300) },
  passing: { documents: sentence(10) },
};

const nearlyTooLarge: FindingRule = {
  code: 'GW4046',
  severity: 'information',
  title: 'a policy is near the largest the service stores',
  explanation:
    'A policy holds about 10 KB, its name included (azure-docs issue 110537, an answer of Microsoft support). One of more than 8 KB is refused after a few more names.',
  failing: { documents: sentence(220) },
  passing: { documents: sentence(10) },
};

/** How large a policy is as it is sent. */
export const policySize = budget({
  limit: 10 * 1024,
  unit: 'bytes a policy holds',
  help: 'put the groups into one group, or split the protection',
  beyond: tooLarge,
  headroom: nearlyTooLarge,
  uses: (resources) =>
    policiesIn(resources).map((resource) => ({
      who: `\`${resource.name}\``,
      used: new TextEncoder().encode(JSON.stringify(asSent(resource.body))).length,
      place: placeIn(resource, '/displayName'),
    })),
});

/** Names are sent as ids, which are all of one length; what is not set and what Graph only tells is not sent. */
function asSent(value: Json): Json {
  if (isReference(value)) return '00000000-0000-0000-0000-000000000000';
  if (Array.isArray(value)) return value.map(asSent);
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([name, member]) => {
    return member !== null && (name === '@odata.type' || !isAnnotation(name));
  });
  return Object.fromEntries(
    kept.map(([name, member]) => [name, name === 'authenticationStrength' ? idOf(member) : asSent(member)]),
  );
}

/** Graph shows the whole strength where a policy says its id only. */
function idOf(strength: Json): Json {
  return isJsonObject(strength) ? asSent({ id: strength.id ?? null }) : strength;
}
