import type { z } from 'zod';
import { isJsonObject, type Json } from '../schemas/json.ts';

type Schema = z.core.$ZodType;
type Definition = z.core.$ZodTypes['_zod']['def'];

/**
 * The members a schema allows at a path, for "did you mean". Zod names the unknown key but not the known ones, so the schema is
 * walked along the value; where a union leaves several objects possible, their members are put together.
 */
export function keysAllowedAt(schema: z.ZodType, path: readonly (string | number)[], value: Json): readonly string[] {
  return [...new Set(schemasAt(schema, path, value).flatMap(membersOf))];
}

/** The words a schema allows at a path, where it allows only some. */
export function wordsAllowedAt(schema: z.ZodType, path: readonly (string | number)[], value: Json): readonly string[] {
  return [...new Set(schemasAt(schema, path, value).flatMap(wordsOf))];
}

function schemasAt(schema: z.ZodType, path: readonly (string | number)[], value: Json): readonly Schema[] {
  let reached: readonly Schema[] = schemasBehind(schema);
  let current: Json | undefined = value;
  for (const segment of path) {
    current = isJsonObject(current)
      ? current[String(segment)]
      : Array.isArray(current)
        ? current[Number(segment)]
        : undefined;
    reached = reached.flatMap((candidate) => step(candidate, String(segment)).flatMap(schemasBehind));
  }
  return reached;
}

function definitionOf(schema: Schema): Definition {
  return (schema as z.core.$ZodTypes)._zod.def;
}

/** What a value of this schema may be, with wrappers taken off. */
function schemasBehind(schema: Schema): readonly Schema[] {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      return schemasBehind(definition.innerType);
    case 'pipe':
      return definitionOf(definition.in).type === 'transform'
        ? schemasBehind(definition.out)
        : schemasBehind(definition.in);
    case 'union':
      return definition.options.flatMap(schemasBehind);
    default:
      return [schema];
  }
}

function step(schema: Schema, segment: string): readonly Schema[] {
  const definition = definitionOf(schema);
  if (definition.type === 'array') return [definition.element];
  if (definition.type === 'record') return [definition.valueType];
  const member = definition.type === 'object' ? definition.shape[segment] : undefined;
  return member === undefined ? [] : [member];
}

function membersOf(schema: Schema): readonly string[] {
  const definition = definitionOf(schema);
  return definition.type === 'object' ? Object.keys(definition.shape) : [];
}

function wordsOf(schema: Schema): readonly string[] {
  const definition = definitionOf(schema);
  if (definition.type === 'literal') return definition.values.map(String);
  return definition.type === 'enum' ? Object.values(definition.entries).map(String) : [];
}
