import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { originOf, type Resource } from '../../schemas/resource.ts';
import type { Check } from './check.ts';
import { membersAt } from './policy-body.ts';

const policy = (apps: string) => `kind: AppProtection
name: work-apps
platforms: iOS
${apps}dataTransfer: { sendTo: managed apps }
for: Sales
`;

const rule: FindingRule = {
  code: 'GW4145',
  severity: 'warning',
  title: 'an app protection policy is for no app',
  explanation:
    'A policy protects the apps it names, or those of a group such as all core Microsoft apps. One that says neither protects none. An export without `$expand=apps` does not show them: read it again with them, or say which are meant.',
  failing: { documents: policy('') },
  passing: { documents: policy('apps: core Microsoft apps\n') },
};

const others: FindingRule = {
  code: 'GW4146',
  severity: 'warning',
  title: 'an app protection policy demands nothing',
  explanation:
    'Everything in the policy is as Intune has it where nobody chose: a PIN is asked for and data goes wherever it likes. If the PIN is all that is wanted, say `pin: required`.',
  failing: { documents: 'kind: AppProtection\nname: work-apps\nplatforms: iOS\napps: all apps\nfor: Sales\n' },
  passing: {
    documents: 'kind: AppProtection\nname: work-apps\nplatforms: iOS\napps: all apps\npin: required\nfor: Sales\n',
  },
};

/** Policies without an app, and policies without a demand. */
export const noProtectedApps: Check = {
  rules: [rule, others],
  resources: (resources) =>
    resources
      .filter(({ kind }) => kind === 'iosManagedAppProtections' || kind === 'androidManagedAppProtections')
      .flatMap((resource) => [
        ...(isForNone(resource)
          ? [
              findingOf(rule, {
                message: `\`${resource.name}\` is for no app on ${platformOf(resource)}`,
                help: 'say which with `apps`, e.g. `apps: core Microsoft apps`',
                ...placeOf(resource),
              }),
            ]
          : []),
        ...(demandsNothing(resource)
          ? [
              findingOf(others, {
                message: `\`${resource.name}\` demands nothing of apps on ${platformOf(resource)}`,
                help: 'say what, e.g. `dataTransfer: { sendTo: managed apps }`',
                ...placeOf(resource),
              }),
            ]
          : []),
      ]),
};

function isForNone({ body }: Resource): boolean {
  const group = body.appGroupType ?? 'selectedPublicApps';
  return group === 'selectedPublicApps' && membersAt(body, '/apps').length === 0;
}

const aside = [
  '@odata.type',
  'displayName',
  'description',
  'assignments',
  'apps',
  'appGroupType',
  'targetedAppManagementLevels',
  'roleScopeTagIds',
];

function demandsNothing({ body }: Resource): boolean {
  return Object.keys(body).every((name) => aside.includes(name));
}

function platformOf({ kind }: Resource): string {
  return kind === 'iosManagedAppProtections' ? '`iOS`' : '`android`';
}

function placeOf(resource: Resource) {
  const origin = originOf(resource, '/displayName') ?? originOf(resource, '');
  return { resource: `${resource.kind}/${resource.name}`, ...(origin === undefined ? {} : { span: origin.span }) };
}
