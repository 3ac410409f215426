import { difference, type PropertyDifference } from '../../compiler/diff/difference.ts';
import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { isWithin } from '../../schemas/pointer.ts';
import { isReference, referenceTo, writtenForm } from '../../schemas/reference.ts';
import { originOf, resourceKey } from '../../schemas/resource.ts';
import type { DraftChange } from '../plan/build-plan.ts';
import { enforcedIn, identityOf, listIn } from './enforced.ts';
import type { Guard, GuardContext } from './guard.ts';

const sentence = (except: string) => `kind: Group
name: Sales
---
kind: Group
name: Field Engineers
---
kind: Group
name: Contractors
---
kind: Protection
name: mail
protect: Exchange Online
for: { groups: [Sales], except: [${except}] }
require: mfa
`;

const rule: FindingRule = {
  code: 'GW6005',
  severity: 'error',
  title: 'an exclusion list gets shorter',
  explanation:
    'People who were left out of a policy would be under it from now on, and elsewhere a list that shrank by accident has locked a company out. The same goes for who leaves a group that enforced policies leave out, emergency access above all, and for a policy that is replaced by another of its title. Accept it for the policy by name and with a reason: `--accept GW6005:KIND/NAME=REASON`.',
  failing: { documents: sentence('Field Engineers'), tenant: { applied: sentence('Field Engineers, Contractors') } },
  passing: { documents: sentence('Field Engineers, Contractors'), tenant: { applied: sentence('Field Engineers') } },
};

/** Somebody who was left out is not any more. */
export const shrinkingExclusion: Guard = {
  rule,
  acceptable: true,
  check: (context) => [
    ...context.drafts
      .filter(({ change }) => change.action === 'update' || change.action === 'adopt')
      .filter((draft) => draft.change.kind !== 'groups' || isLeftOut(draft, context))
      .flatMap((draft) => draft.change.properties.flatMap((property) => shrinking(draft, property, context))),
    ...replacements(context.drafts).flatMap(([deleted, created]) =>
      difference(deleted.before ?? {}, created.after ?? {}).flatMap((property) =>
        shrinking(created, property, context),
      ),
    ),
  ],
};

/** An object under a new name in git is deleted and made anew; people know it by its title, and it is held to what it said before. */
function replacements(drafts: readonly DraftChange[]): readonly (readonly [DraftChange, DraftChange])[] {
  const created = drafts.filter(({ change }) => change.action === 'create');
  return drafts
    .filter(({ change }) => change.action === 'delete')
    .flatMap((deleted) =>
      created
        .filter(({ change }) => change.kind === deleted.change.kind && change.title === deleted.change.title)
        .map((other) => [deleted, other] as const),
    );
}

/** True for a group that an enforced policy leaves out, ours or not, before the plan or after it; or may, where they cannot be read. */
function isLeftOut({ change }: DraftChange, { desired, livePolicies, idOf }: GuardContext): boolean {
  if (livePolicies === undefined) return true;
  const own = identityOf(referenceTo(change.kind, change.name), idOf);
  const policies = [...enforcedIn(desired).map(({ body }) => body), ...livePolicies.filter(isEnforced)];
  return policies.some((body) =>
    listIn(body, '/conditions/users/excludeGroups').some((group) => identityOf(group, idOf) === own),
  );
}

/** Live bodies are as Graph gives them. */
function isEnforced({ state }: JsonObject): boolean {
  return typeof state === 'string' && state.toLowerCase() === 'enabled';
}

function shrinking(draft: DraftChange, { pointer, before, after }: PropertyDifference, { livePolicies }: GuardContext) {
  if (!kinds[draft.change.kind].exclusions.some((place) => isWithin(pointer, place))) return [];
  const lost = lostMembers(before, after);
  if (lost.length === 0) return [];
  const key = resourceKey(draft.change);
  const span = draft.resource === undefined ? undefined : originOf(draft.resource, pointer)?.span;
  const who = lost.map((member) => `\`${nameOf(member)}\``).join(', ');
  const leftOut = livePolicies === undefined ? 'policies we may not read may leave out' : 'policies leave out';
  const what = draft.change.kind === 'groups' ? `, which ${leftOut}, loses` : ' no longer leaves out';
  return [
    findingOf(rule, {
      message: `\`${draft.change.title}\`${what} ${who}`,
      help: `if that is meant: \`--accept ${rule.code}:${key}=REASON\``,
      resource: key,
      pointer,
      ...(span === undefined ? {} : { span }),
    }),
  ];
}

/** Members of a list that are gone; for a value that is no list, the value itself when it changed. */
function lostMembers(before: Json, after: Json): readonly Json[] {
  if (before === null) return [];
  if (!Array.isArray(before)) return JSON.stringify(before) === JSON.stringify(after) ? [] : [before];
  const kept = new Set((Array.isArray(after) ? after : []).map((member) => JSON.stringify(member)));
  return before.filter((member) => !kept.has(JSON.stringify(member)));
}

function nameOf(member: Json): string {
  if (isReference(member)) return writtenForm(member);
  return isJsonObject(member) ? JSON.stringify(member) : String(member);
}
