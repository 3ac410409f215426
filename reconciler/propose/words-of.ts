import { documentKindNamed } from '../../compiler/documents/index.ts';
import { liftGroup } from '../../compiler/import/lift-group.ts';
import { writtenBody } from '../../compiler/import/naming.ts';
import { liftPolicy } from '../../compiler/lift.ts';
import { liftStandard } from '../../compiler/lift-standard.ts';
import { platformOfPolicy } from '../../compiler/platforms/index.ts';
import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { WrittenDocument } from './project-state.ts';

/** The members of a document as an import would write them for this body; undefined where no words say it. */
export function wordsOf(
  { kind, name }: Resource,
  { value }: WrittenDocument,
  body: JsonObject,
): JsonObject | undefined {
  if (isJsonObject(value.body)) return literalWords(kind, value.body, body);
  switch (String(value.kind).toLowerCase()) {
    case 'protection':
      return liftPolicy(body);
    case 'devicestandard': {
      const platform = platformOfPolicy(kind, body['@odata.type']);
      return platform && liftStandard(platform, body);
    }
    case 'group':
      return liftGroup(name, body);
    default: {
      const words = documentKindNamed(String(value.kind))?.lift?.(body);
      return isJsonObject(words) ? words : undefined;
    }
  }
}

/** A display name stands beside a literal body, unless the body says it itself. */
function literalWords(kind: Resource['kind'], said: JsonObject, body: JsonObject): JsonObject {
  const { nameProperty = 'displayName' } = kinds[kind];
  const whole = writtenBody(kinds[kind], body);
  const { [nameProperty]: title, ...rest } = whole;
  return said[nameProperty] === undefined ? { ...(title === undefined ? {} : { title }), body: rest } : { body: whole };
}
