import { type CliCommand, flag, jsonOption, textOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const schema: CliCommand = {
  name: 'schema',
  summary: 'JSON Schema of the language, for editors; offline',
  options: [
    jsonOption,
    { flags: '--out <dir>', description: 'write policy.schema.json and gatewright.schema.json into this folder' },
  ],
  examples: ['gatewright schema --out .schema'],
  async run(invocation) {
    const { editorSchemas } = await import('../../../compiler/editor-schema.ts');
    const { mkdir, writeFile } = await import('node:fs/promises');
    const { join } = await import('node:path');
    const out = textOption(invocation, 'out');
    const schemas = editorSchemas();
    const isJson = flag(invocation, 'json');
    const told = (value: object) => JSON.stringify({ formatVersion: '1.0', ...value }, null, 2);
    if (out === undefined && isJson) {
      const parsed = Object.entries(schemas).map(([name, text]) => [name, JSON.parse(text)] as const);
      invocation.output.data(told({ schemas: Object.fromEntries(parsed) }));
      return exitCodes.ok;
    }
    if (out === undefined) {
      invocation.output.data(schemas['policy.schema.json']);
      return exitCodes.ok;
    }
    await mkdir(out, { recursive: true });
    for (const [name, text] of Object.entries(schemas)) await writeFile(join(out, name), text);
    const names = Object.keys(schemas);
    invocation.output.data(
      isJson ? told({ files: names.map((name) => join(out, name)) }) : `${names.join(' and ')} written to ${out}`,
    );
    return exitCodes.ok;
  },
};
