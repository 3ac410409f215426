import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Check } from './check.ts';
import { hasWord, indexOfWord, isEffective, isSet, membersAt, placeIn, policiesIn } from './policy-body.ts';

const sentence = (require: string) => `kind: Protection
name: join
protect: { userActions: registerDevice }
for: everyone
require: ${require}
`;

const rule: FindingRule = {
  code: 'GW4036',
  severity: 'error',
  title: 'registering a device asks for more than it can',
  explanation:
    'For the user action of registering or joining a device only multifactor authentication or an authentication strength can be required, and neither client apps nor devices can be conditions, because there is no device yet (Microsoft docs: concept-conditional-access-cloud-apps, 2025).',
  failing: { documents: sentence('hybridJoinedDevice') },
  passing: { documents: sentence('mfa') },
};

const actions = '/conditions/applications/includeUserActions';

/** What goes with the user action of registering a device. */
export const registerDevice: Check = {
  rules: [rule],
  resources: (resources) => policiesIn(resources).flatMap(lookAt),
};

function lookAt(resource: Resource): readonly Finding[] {
  const { body } = resource;
  if (indexOfWord(membersAt(body, actions), 'urn:user:registerdevice') === -1) return [];
  const clients = membersAt(body, '/conditions/clientAppTypes');
  const wrong = [
    ...(membersAt(body, '/grantControls/builtInControls').some((control) => control !== 'mfa') ||
    isSet(body, '/grantControls/termsOfUse')
      ? [{ what: 'requires something else than `mfa` or an authentication strength', pointer: '/grantControls' }]
      : []),
    ...(clients.length > 0 && !hasWord(clients, 'all')
      ? [{ what: 'depends on the kind of client', pointer: '/conditions/clientAppTypes' }]
      : []),
    ...['/conditions/devices', '/conditions/deviceStates'].flatMap((pointer) =>
      isEffective(readPointer(body, pointer)) ? [{ what: 'depends on what is known of the device', pointer }] : [],
    ),
  ];
  return wrong.map(({ what, pointer }) =>
    findingOf(rule, {
      message: `\`${resource.name}\` is about registering a device, but ${what}`,
      help: 'for this user action require `mfa` or an authentication strength, without conditions on clients or devices',
      ...placeIn(resource, pointer),
    }),
  );
}
