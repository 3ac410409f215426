import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { UsersSpec } from '../conditions/users.ts';
import { appProtectionsIn, type Document, protectionsIn } from '../document.ts';
import { branchesOf } from '../documents/protection.ts';
import { unassignable, withoutDevices } from '../reliance.ts';
import { appProtectionsIn as appProtectionsNamedBy } from '../sentence/require.ts';
import type { Check } from './check.ts';

const documents = (audience: string, own = '') => `kind: AppProtection
name: work-apps
platforms: [iOS, android]
apps: core Microsoft apps
dataTransfer: { sendTo: managed apps }
${own}---
kind: Protection
name: mail
protect: Exchange Online
for: ${audience}
when: { platforms: [iOS, android] }
require: { appProtection: work-apps }
`;

const rule: FindingRule = {
  code: 'GW4140',
  severity: 'error',
  title: 'an AppProtection cannot be assigned to these people',
  explanation:
    'Intune assigns app protection policies to groups, and to nothing else: all users and all devices are refused as an unsupported target (CIPP issue 4677, 2025). People a protection is about otherwise would get no policy, and be locked out. Say with `for` in the AppProtection which group they are in; it then counts as covering them.',
  failing: { documents: documents('everyone') },
  passing: { documents: documents('everyone', 'for: Staff\n') },
};

const literal: FindingRule = {
  code: 'GW4141',
  severity: 'error',
  title: 'an AppProtection with a Graph body is named by a protection that cannot assign it',
  explanation:
    'The policy of a Graph body is assigned to whom the body says, so that the people of a protection that names it are not added, and whoever is left out cannot meet the requirement. Say the policy in words, or require bare `appProtection` and see to the assignments of the body.',
  failing: {
    documents: `kind: AppProtection
name: work-apps
body: { "@odata.type": "#microsoft.graph.iosManagedAppProtection", displayName: Work apps }
---
kind: Protection
name: mail
protect: Exchange Online
for: Sales
when: { platforms: iOS }
require: { appProtection: work-apps }
`,
  },
  passing: { documents: documents('Sales') },
};

/** People app protection is required of, but cannot reach. */
export const unassignableApps: Check = {
  rules: [rule, literal],
  documents: (program) => {
    const policies = appProtectionsIn(program);
    const relying = protectionsIn(program).flatMap((document) => {
      const named = new Set(branchesOf(document.spec).flatMap(({ require }) => appProtectionsNamedBy(require)));
      return policies
        .filter(({ spec }) => named.has(spec.name))
        .flatMap((policy) => {
          const { name, body, for: people } = policy.spec;
          if (body !== undefined) return [withBody(document, policy)];
          if (people !== undefined) return [];
          return lookAt(
            document,
            document.spec.for,
            `so \`${name}\` cannot reach them`,
            `add \`for: <a group that holds them>\` to \`${name}\``,
          );
        });
    });
    const own = policies.flatMap((document) =>
      lookAt(document, document.spec.for ?? {}, 'so they would not be protected', 'name a group that holds them'),
    );
    return [...relying, ...own];
  },
};

function lookAt({ yaml }: Document, audience: UsersSpec, consequence: string, help: string): readonly Finding[] {
  const parts = [
    ...(audience.everyone === true ? (['everyone'] as const) : []),
    ...unassignable(audience),
    ...withoutDevices(audience),
  ];
  return parts.map((part) =>
    findingOf(rule, {
      message: `app protection policies cannot be assigned to \`${part}\`, ${consequence}`,
      help,
      span: yaml.keySpanOf(`/for/${part}`) ?? yaml.spanOf('/for'),
      pointer: `/for/${part}`,
    }),
  );
}

function withBody({ spec, yaml }: Document, policy: Document): Finding {
  return findingOf(literal, {
    message: `\`${spec.name}\` names \`${policy.spec.name}\`, a Graph body, which is not assigned to its people`,
    help: 'say the policy in words, or require bare `appProtection`',
    span: yaml.spanOf('/require'),
    pointer: '/require',
    related: [{ message: 'the body stands here', span: policy.yaml.spanOf('/name') }],
  });
}
