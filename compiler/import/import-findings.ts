import { type Finding, findingOf } from '../../schemas/finding.ts';
import { isJsonObject } from '../../schemas/json.ts';
import type { Pointer } from '../../schemas/pointer.ts';
import { resourceKey } from '../../schemas/resource.ts';
import type { FoundObject } from '../graph-json/read-graph-json.ts';
import type { Failure } from './attempt-import.ts';
import type { Candidate } from './candidates.ts';
import type { Draft } from './draft.ts';
import { importAccepted, importLiteral, importRefused, messageAlone, notImported } from './import-rules.ts';

/** What of an object no sentence says. */
export function literalFinding({ found, collection, name }: Draft, lost: readonly Pointer[]): Finding {
  const [pointer = ''] = lost;
  const places = lost.map((place) => `\`${place}\``).join(', ');
  return findingOf(importLiteral, {
    message: `no sentence says ${places} of \`${String(found.body.displayName ?? name)}\``,
    help: 'it is kept word for word in a literal document',
    resource: resourceKey({ kind: collection, name }),
    pointer,
  });
}

/** Rules of the service an object breaks, as its document accepts them. */
export function acceptedFindings({ found, collection, name }: Draft, { document }: Candidate): readonly Finding[] {
  const accepted = isJsonObject(document.accept) ? Object.keys(document.accept) : [];
  return accepted.map((code) =>
    findingOf(importAccepted, {
      message: `\`${String(found.body.displayName ?? name)}\` breaks a rule of the service, ${code}`,
      help: `\`gatewright explain ${code}\` says which; put it right in the document, then remove its \`accept\``,
      resource: resourceKey({ kind: collection, name }),
      pointer: '',
    }),
  );
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

/** An object that was read, and that no document is made of. */
export function notManaged(found: FoundObject): readonly Finding[] {
  if (found.refused) return [];
  const what = found.kind;
  return [
    findingOf(notImported, {
      message: `\`${what}\` cannot be imported`,
      help: 'it stays as it is in the tenant',
      pointer: found.pointer ?? '',
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
