import { type Finding, findingOf } from '../../schemas/finding.ts';
import { isJsonObject, stableStringify } from '../../schemas/json.ts';
import type { Pointer } from '../../schemas/pointer.ts';
import { isGuid } from '../../schemas/reference.ts';
import { resourceKey } from '../../schemas/resource.ts';
import { policyCount } from '../checks/policy-count.ts';
import type { FoundObject } from '../graph-json/read-graph-json.ts';
import type { Failure } from './attempt-import.ts';
import type { Candidate } from './candidates.ts';
import type { Draft } from './draft.ts';

import { importAccepted, importLiteral, importRefused, messageAlone, notImported, sameId } from './import-rules.ts';

/** What of an object no sentence says; `lost` is empty where there was not even a sentence to try. */
export function literalFinding({ found, collection, name }: Draft, lost: readonly Pointer[]): Finding {
  const [pointer = ''] = lost;
  const places = lost.length === 0 ? 'all' : lost.map((place) => `\`${place}\``).join(', ');
  return findingOf(importLiteral, {
    message: `no sentence says ${places} of \`${String(found.body.displayName ?? found.body.name ?? name)}\``,
    help: 'it is kept word for word in a literal document',
    resource: resourceKey({ kind: collection, name }),
    pointer,
  });
}

const isLimit = (accepted: string) => policyCount.rules.some(({ code }) => code === accepted);

/** Rules of the service an object breaks, as its document accepts them. */
export function acceptedFindings({ found, collection, name }: Draft, { document }: Candidate): readonly Finding[] {
  const accepted = isJsonObject(document.accept) ? Object.keys(document.accept) : [];
  return accepted.map((code) =>
    findingOf(importAccepted, {
      message: `\`${String(found.body.displayName ?? name)}\` ${isLimit(code) ? 'goes over a limit' : 'breaks a rule'} of the service, ${code}`,
      help: `\`gatewright explain ${code}\` says which; put it right${isLimit(code) ? '' : ' in the document'}, then remove its \`accept\``,
      resource: resourceKey({ kind: collection, name }),
      pointer: '',
    }),
  );
}

/** For each object that bears the id of an earlier one: a tenant has one object of an id, so one of the two is a copy. */
export function copies(objects: readonly FoundObject[]): ReadonlyMap<FoundObject, readonly Finding[]> {
  const seen = new Map<string, FoundObject>();
  const found = new Map<FoundObject, readonly Finding[]>();
  for (const object of objects) {
    const { id, displayName } = object.body;
    // Ids of authentication contexts are chosen, c1 in every tenant; those of other objects are made.
    if (object.collection === undefined || object.refused || typeof id !== 'string' || !isGuid(id)) continue;
    // Published exports have one made-up id for all their objects, so the name has to be the same, too.
    const key = stableStringify([object.kind, id.toLowerCase(), displayName ?? null]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, object);
    else
      found.set(object, [
        findingOf(sameId, {
          message: `\`${String(displayName ?? object.kind)}\` has the id of an object at ${first.file}${first.pointer ?? ''}`,
          help: 'both are taken over; remove one of the two documents',
          pointer: '/id',
        }),
      ]);
  }
  return found;
}

/** Why an object cannot be imported at all. */
export function refusal({ found }: Draft, { lost, findings }: Failure): readonly Finding[] {
  const about = findings.map(({ message, pointer }) =>
    findingOf(importRefused, {
      message,
      help: 'put it right in the source, then import again',
      pointer: pointer ?? '',
    }),
  );
  if (about.length > 0) return about;
  return lost.map((pointer) =>
    findingOf(importRefused, {
      message: `\`${pointer}\` of \`${String(found.body.displayName ?? found.file)}\` cannot be kept`,
      help: 'put it right in the source, then import again',
      pointer,
    }),
  );
}

/** A group that was read, and that no document is made of: `lost` is what no document would say of it. */
export function notManaged(found: FoundObject, lost: readonly Pointer[] = []): readonly Finding[] {
  if (found.refused) return [];
  const { displayName, membershipRule } = found.body;
  const places = lost.filter((pointer) => pointer !== '').map((pointer) => `\`${pointer}\``);
  const isRuled = typeof membershipRule === 'string' && membershipRule !== '';
  const why =
    places.length > 0
      ? `no Group document says ${places.join(', ')} of it`
      : isRuled
        ? 'only security groups without mail become documents'
        : 'its members are kept by hand';
  return [
    findingOf(notImported, {
      message: `\`${String(displayName ?? found.kind)}\` becomes no document: ${why}`,
      help: 'the group stays as it is in the tenant; policies go on naming it',
      pointer: lost[0] ?? found.pointer ?? '',
    }),
  ];
}

/** Told with each message whose template was not among what was imported. */
export function aloneFinding({ body }: FoundObject, holder: FoundObject): Finding {
  return findingOf(messageAlone, {
    message: `the template of the message in \`${String(body.locale)}\` is not known, and is called \`${String(holder.body.displayName)}\``,
    help: 'import the template as well, with `$expand=localizedNotificationMessages`, or say its `title`',
    pointer: '',
  });
}
