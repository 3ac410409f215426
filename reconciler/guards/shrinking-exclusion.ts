import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { isJsonObject, type Json } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { isWithin } from '../../schemas/pointer.ts';
import { isReference, writtenForm } from '../../schemas/reference.ts';
import { originOf, resourceKey } from '../../schemas/resource.ts';
import type { DraftChange } from '../plan/build-plan.ts';
import type { Guard } from './guard.ts';

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
    'People who were left out of a policy would be under it from now on, and elsewhere a list that shrank by accident has locked a company out. Accept it for the policy by name and with a reason: `--accept GW6005:KIND/NAME=REASON`.',
  failing: { documents: sentence('Field Engineers'), tenant: { applied: sentence('Field Engineers, Contractors') } },
  passing: { documents: sentence('Field Engineers, Contractors'), tenant: { applied: sentence('Field Engineers') } },
};

/** Somebody who was left out is not any more. */
export const shrinkingExclusion: Guard = {
  rule,
  acceptable: true,
  check: ({ drafts }) =>
    drafts
      .filter(({ change }) => change.action === 'update' || change.action === 'adopt')
      .flatMap((draft) =>
        draft.change.properties
          .filter(({ pointer }) => kinds[draft.change.kind].exclusions.some((place) => isWithin(pointer, place)))
          .flatMap((property) => shrinking(draft, property)),
      ),
};

function shrinking(draft: DraftChange, property: DraftChange['change']['properties'][number]) {
  const lost = lostMembers(property.before as Json, property.after as Json);
  if (lost.length === 0) return [];
  const key = resourceKey(draft.change);
  const span = draft.resource === undefined ? undefined : originOf(draft.resource, property.pointer)?.span;
  return [
    findingOf(rule, {
      message: `\`${draft.change.title}\` no longer leaves out ${lost.map((member) => `\`${nameOf(member)}\``).join(', ')}`,
      help: `if that is meant: \`--accept ${rule.code}:${key}=REASON\``,
      resource: key,
      pointer: property.pointer,
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
