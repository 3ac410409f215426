import { breakGlassReferences } from '../../compiler/sentence/break-glass.ts';
import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Json } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { valuesAt } from '../../schemas/kinds/map-at.ts';
import { isReference, referenceTo } from '../../schemas/reference.ts';
import { originOf, resourceKey } from '../../schemas/resource.ts';
import type { DraftChange } from '../plan/build-plan.ts';
import type { Guard, GuardContext, Remaining } from './guard.ts';

const project = 'version: 1\nbreakGlass: { groups: [Emergency] }\n';
const location = 'kind: NamedLocation\nname: office\nranges: 203.0.113.0/24\n';
const withGroup = `${location}---\nkind: Group\nname: Emergency\nmembers: [break-glass-1@contoso.com]\n`;

const rule: FindingRule = {
  code: 'GW6011',
  severity: 'error',
  title: 'the plan deletes something that is still referred to',
  explanation:
    'Graph lets a group go although policies name it; they then hold the id of nothing (DCToolbox issue 12), and whoever was left out of a policy by that group is under it from that moment, emergency access included. That holds for policies of others as well. Keep the document, or first take the object out of everything that refers to it. No flag lifts this.',
  failing: { documents: location, project, tenant: { applied: withGroup } },
  passing: { documents: location, tenant: { applied: withGroup } },
};

/** Nothing goes while anything that stays refers to it. */
export const deletesReferenced: Guard = {
  rule,
  acceptable: false,
  check: (context) =>
    context.drafts
      .filter(({ change }) => change.action === 'delete')
      .flatMap((draft) => [...emergencyAccess(draft, context), ...stillUsed(draft, context)]),
};

function stillUsed(draft: DraftChange, { remaining, idOf }: GuardContext): readonly Finding[] {
  const { change } = draft;
  return remaining.flatMap((user) => {
    const uses = kinds[user.kind].references.some(
      ({ collection, pointer }) =>
        collection === change.kind && valuesAt(user.body, pointer).some((value) => means(value, draft, idOf)),
    );
    if (!uses) return [];
    const whose = user.resource === undefined ? ', which is not ours,' : '';
    const help =
      user.resource === undefined
        ? `keep the document, or take it out of that ${kinds[user.kind].title} first`
        : 'keep the document, or take it out there as well';
    return [
      findingOf(rule, {
        message: `\`${change.title}\` would be deleted, and \`${user.title}\`${whose} still refers to it`,
        help,
        resource: resourceKey(change),
        ...placeOf(user),
      }),
    ];
  });
}

/** An emergency access group need not be named by any policy yet to be one. */
function emergencyAccess(draft: DraftChange, { project: settings, idOf, desired }: GuardContext): readonly Finding[] {
  const { change } = draft;
  const ownNames = [change.name, change.title].map((name) => referenceTo(change.kind, name).$ref);
  const isMeant = breakGlassReferences(
    settings,
    desired.map(({ resource }) => resource),
  ).groups.some(
    (group) =>
      means(group, draft, idOf) || (isReference(group) && idOf(group) === undefined && ownNames.includes(group.$ref)),
  );
  if (!isMeant) return [];
  return [
    findingOf(rule, {
      message: `\`${change.title}\` would be deleted, and gatewright.yaml names it as emergency access`,
      help: 'keep the document, or name another group under `breakGlass`',
      resource: resourceKey(change),
    }),
  ];
}

function means(value: Json, { change }: DraftChange, idOf: GuardContext['idOf']): boolean {
  const id = isReference(value) ? idOf(value) : value;
  return typeof id === 'string' && id.toLowerCase() === change.id?.toLowerCase();
}

function placeOf({ resource }: Remaining) {
  const span = resource === undefined ? undefined : originOf(resource, '')?.span;
  return span === undefined ? {} : { span };
}
