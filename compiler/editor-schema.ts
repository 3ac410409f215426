import { z } from 'zod';
import { documentKinds } from './documents/index.ts';
import { projectSchema } from './project.ts';

/**
 * JSON Schemas of the language for editors, by file name. Draft 7, because that is the newest the YAML language server of VS Code
 * understands (redhat-developer/yaml-language-server, 2026). They describe what a person may write, before shorthands and
 * letter case are normalised.
 */
export function editorSchemas(): { readonly 'policy.schema.json': string; readonly 'gatewright.schema.json': string } {
  const documents = documentKinds.map((kind) => ({
    ...toJsonSchema(kind.schema),
    title: kind.kind,
    description: kind.description,
  }));
  const policy = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Gatewright document',
    type: 'object',
    properties: { kind: { enum: documentKinds.map((kind) => kind.kind), description: 'What the document is.' } },
    required: ['kind', 'name'],
    // One branch per kind, chosen by `kind`: editors complete the members of the right one only.
    allOf: documents.map((document, index) => ({
      if: { properties: { kind: { const: documentKinds[index]?.kind } }, required: ['kind'] },
      // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
      then: document,
    })),
  };
  const project = { ...toJsonSchema(projectSchema), title: 'Gatewright project' };
  return { 'policy.schema.json': print(policy), 'gatewright.schema.json': print(project) };
}

function toJsonSchema(schema: z.ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return rest;
}

function print(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
