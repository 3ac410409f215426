import { z } from 'zod';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { namesToReferences } from '../../schemas/kinds/names-to-references.ts';
import { formatPointer } from '../../schemas/pointer.ts';
import type { ManagedCollection } from '../../schemas/resource.ts';
import { type DocumentHeader, type DocumentKind, header, type LoweredResource, type Source } from './document-kind.ts';

export interface LiteralSpec extends DocumentHeader {
  readonly body: JsonObject;
  /** Code of a finding → why it is accepted for this object. */
  readonly accept?: Readonly<Record<string, string>> | undefined;
}

/** A Graph body as a document holds it. */
export const literalBodySchema = z
  .record(z.string(), z.json())
  .describe('The Graph body; display names may stand where ids stand.');

/** A document that is a Graph body, with names allowed wherever ids of the tenant stand: the way out for what no sentence says. */
export function literalKind(
  kind: string,
  collection: ManagedCollection,
  description: string,
): DocumentKind<LiteralSpec> {
  return {
    kind,
    description,
    schema: z.strictObject({
      kind: z.literal(kind),
      ...header,
      body: literalBodySchema,
      accept: z
        .record(
          z.string().regex(/^GW4\d+$/, 'expected the code of a finding about meaning, such as `GW4021`'),
          z.string().min(1),
        )
        .optional()
        .describe('Findings about this body that stop nothing: code and reason.'),
    }) as unknown as z.ZodType<LiteralSpec>,
    lower: (spec) => [lowerLiteral(spec, collection)],
  };
}

/** The object a literal body stands for. Graph wants a name for people for each of our kinds, so a body without one gets one. */
export function lowerLiteral(spec: LiteralSpec, collection: ManagedCollection): LoweredResource {
  const { nameProperty = 'displayName' } = kinds[collection];
  const title: Json = spec.title ?? spec.body[nameProperty] ?? spec.name;
  return {
    kind: collection,
    name: spec.name,
    body: namesToReferences(kinds[collection], { ...spec.body, [nameProperty]: title }),
    sources: [
      ...(spec.title === undefined ? [] : [{ wire: `/${nameProperty}`, said: '/title', in: 'document' } as const]),
      ...partSources(spec.body, []),
      { wire: '', said: '/body', in: 'document' },
    ],
  };
}

/** Every part of a literal body comes from the same part of the document. Members before what holds them: the first of two answers. */
function partSources(value: Json, path: readonly (string | number)[]): readonly Source[] {
  const members = Array.isArray(value) ? [...value.entries()] : isJsonObject(value) ? Object.entries(value) : [];
  return members.flatMap(([name, member]): readonly Source[] => {
    const inner = [...path, name];
    const wire = formatPointer(inner);
    return [...partSources(member, inner), { wire, said: `/body${wire}`, in: 'document' }];
  });
}
