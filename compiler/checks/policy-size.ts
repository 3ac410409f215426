import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { isJsonObject, type Json } from '../../schemas/json.ts';
import { isReference } from '../../schemas/reference.ts';
import type { Check } from './check.ts';
import { placeIn, policiesIn } from './policy-body.ts';

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
  severity: 'warning',
  title: 'a policy is near the largest the service stores',
  explanation:
    'A policy holds about 10 KB, its name included (azure-docs issue 110537, an answer of Microsoft support). One of more than 8 KB is refused after a few more names.',
  failing: { documents: sentence(220) },
  passing: { documents: sentence(10) },
};

const limit = 10 * 1024;
const headroom = 8 * 1024;

/** How large a policy is as it is sent. */
export const policySize: Check = {
  rules: [tooLarge, nearlyTooLarge],
  resources: (resources) =>
    policiesIn(resources).flatMap((resource) => {
      const size = new TextEncoder().encode(JSON.stringify(withIds(resource.body))).length;
      if (size <= headroom) return [];
      return [
        findingOf(size > limit ? tooLarge : nearlyTooLarge, {
          message: `\`${resource.name}\` takes ${size} bytes, and a policy holds about ${limit}`,
          help: 'put the groups into one group, or split the protection',
          ...placeIn(resource, '/displayName'),
        }),
      ];
    }),
};

/** Names are sent as ids, and these are all of one length. */
function withIds(value: Json): Json {
  if (isReference(value)) return '00000000-0000-0000-0000-000000000000';
  if (Array.isArray(value)) return value.map(withIds);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withIds(member)]));
}
