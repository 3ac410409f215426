import type { Kind } from '../../schemas/kinds/kind.ts';
import { titleOf } from '../../schemas/kinds/title-of.ts';
import { idOf } from './id-of.ts';
import type { ListedObject } from './read-collection.ts';
import { ReadError } from './read-error.ts';
import type { LiveObject } from './snapshot.ts';

/** An object as listed, held to the shape of its kind. Throws ReadError: an answer we cannot read says nothing. */
export function toLiveObject(kind: Kind, { body, apiVersion, onlyBeta }: ListedObject): LiveObject {
  const result = kind.schema.safeParse(body);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new ReadError(`Graph returned a ${kind.title} we cannot read: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  return {
    kind: kind.collection,
    id: idOf(body, kind.title),
    displayName: titleOf(kind, body) ?? '',
    body,
    apiVersion,
    onlyBeta,
  };
}
