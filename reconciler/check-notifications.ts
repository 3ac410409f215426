import { type Project, projectFileName } from '../compiler/project.ts';
import { parseYaml } from '../compiler/text/parse-yaml.ts';
import { decodeSource, type SourceText } from '../compiler/text/source-text.ts';
import { type Finding, type FindingRule, findingOf } from '../schemas/finding.ts';

const project = (tenant: string) =>
  `version: 1
breakGlass: { groups: [Break Glass] }
tenants: { contoso: { id: c0450000-0000-4000-8000-000000000001 } }
notifications: { form: teams, urlVariable: TEAMS_URL, tenants: ${tenant} }
`;
const documents = 'kind: Group\nname: Sales\n';

const rule: FindingRule = {
  code: 'GW2161',
  severity: 'error',
  title: 'a notification is about a tenant that the project does not have',
  explanation:
    'A notification that names a tenant nobody knows tells nothing, and nobody notices that nothing is told. The names are those under `tenants`.',
  failing: { documents, project: project('contosso') },
  passing: { documents, project: project('contoso') },
};

export const notificationRules: readonly FindingRule[] = [rule];

/**
 * Tenants in notifications that the project does not have. For people and pull requests only: the service goes on looking after its
 * tenants, whoever is told of them.
 */
export function checkNotifications(settings: Project, files: readonly SourceText[]): readonly Finding[] {
  const known = Object.keys(settings.tenants ?? {});
  const wrong = (settings.notifications ?? []).flatMap(({ tenants }, at) =>
    (tenants ?? []).flatMap((name, place) => (known.includes(name) ? [] : [{ name, at, place }])),
  );
  if (wrong.length === 0) return [];
  const source = files.find((file) => file.file === projectFileName);
  const decoded = source === undefined ? undefined : decodeSource(source);
  const yaml =
    decoded !== undefined && 'text' in decoded ? parseYaml(projectFileName, decoded.text).documents[0] : undefined;
  const names = known.map((name) => `\`${name}\``).join(', ');
  return wrong.map(({ name, at, place }) => {
    const pointer = pointerTo(yaml?.value, at, place);
    return findingOf(rule, {
      message: `gatewright.yaml has no tenant \`${name}\``,
      help: names === '' ? 'leave `tenants` of the notification out: the project has none' : `it has ${names}`,
      pointer,
      ...(yaml === undefined ? {} : { span: yaml.spanOf(pointer) }),
    });
  });
}

/** Where one may stand for a list, the pointer of a member depends on how it was written. */
function pointerTo(value: unknown, at: number, place: number): string {
  const notifications = memberOf(value, 'notifications');
  const isList = Array.isArray(notifications);
  const tenants = memberOf(isList ? notifications[at] : notifications, 'tenants');
  return `/notifications${isList ? `/${at}` : ''}/tenants${Array.isArray(tenants) ? `/${place}` : ''}`;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
