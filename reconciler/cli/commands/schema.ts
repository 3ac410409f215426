import { type CliCommand, textOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const schema: CliCommand = {
  name: 'schema',
  summary: 'JSON Schema of the language, for editors; offline',
  options: [
    { flags: '--out <dir>', description: 'write policy.schema.json and gatewright.schema.json into this folder' },
  ],
  examples: ['gatewright schema --out .schema'],
  async run(invocation) {
    const { editorSchemas } = await import('../../../compiler/editor-schema.ts');
    const { mkdir, writeFile } = await import('node:fs/promises');
    const { join } = await import('node:path');
    const out = textOption(invocation, 'out');
    const schemas = editorSchemas();
    if (out === undefined) {
      invocation.output.data(schemas['policy.schema.json']);
      return exitCodes.ok;
    }
    await mkdir(out, { recursive: true });
    for (const [name, text] of Object.entries(schemas)) await writeFile(join(out, name), text);
    invocation.output.data(`${Object.keys(schemas).join(' and ')} written to ${out}`);
    return exitCodes.ok;
  },
};
