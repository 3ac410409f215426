import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Json } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { isWithin } from '../../schemas/pointer.ts';
import { isReference, writtenForm } from '../../schemas/reference.ts';
import { originOf, resourceKey } from '../../schemas/resource.ts';
import type { Guard } from './guard.ts';

const sentence = (except: string) => `kind: Protection
name: mail
protect: Exchange Online
for: { groups: [Sales]${except} }
require: mfa
rollout: enabled
`;

const rule: FindingRule = {
  code: 'GW6010',
  severity: 'warning',
  title: 'an enforced policy leaves out more than before',
  explanation:
    'Exclusions are how protection wears away: each is small, and hardly any is taken back. Nothing is refused; it is told so that whoever reviews the plan sees it among the other properties.',
  failing: {
    documents: sentence(', except: Field Engineers'),
    tenant: { applied: sentence('') },
  },
  passing: { documents: sentence(''), tenant: { applied: sentence('') } },
};

/** Somebody, or something, is not under an enforced policy any more. */
export const growingExclusion: Guard = {
  rule,
  acceptable: true,
  check: ({ drafts }) =>
    drafts
      .filter(({ before, after }) => before?.state === 'enabled' && after?.state === 'enabled')
      .flatMap((draft) =>
        draft.change.properties.flatMap(({ pointer, before, after }) => {
          const isExclusion = kinds[draft.change.kind].exclusions.some((place) => isWithin(pointer, place));
          const added = isExclusion ? addedTo(before as Json, after as Json) : [];
          if (added.length === 0) return [];
          const span = draft.resource === undefined ? undefined : originOf(draft.resource, pointer)?.span;
          return [
            findingOf(rule, {
              message: `\`${draft.change.title}\` would also leave out ${added.map((member) => `\`${nameOf(member)}\``).join(', ')}`,
              help: 'see that it is meant, and for how long',
              resource: resourceKey(draft.change),
              pointer,
              ...(span === undefined ? {} : { span }),
            }),
          ];
        }),
      ),
};

function addedTo(before: Json, after: Json): readonly Json[] {
  if (!Array.isArray(after)) return after === null || JSON.stringify(before) === JSON.stringify(after) ? [] : [after];
  const known = new Set((Array.isArray(before) ? before : []).map((member) => JSON.stringify(member)));
  return after.filter((member) => !known.has(JSON.stringify(member)));
}

function nameOf(member: Json): string {
  if (isReference(member)) return writtenForm(member);
  return typeof member === 'string' ? member : JSON.stringify(member);
}
