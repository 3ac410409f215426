import { UsageError } from '../../usage-error.ts';
import { type CliCommand, flag, textOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const diff: CliCommand = {
  name: 'diff',
  summary: 'compare two Graph bodies of one object by what they mean; offline',
  options: [
    { flags: '--before <file>', description: 'Graph JSON of the object as it was' },
    { flags: '--after <file>', description: 'Graph JSON of the object as it is' },
    { flags: '--json', description: 'one JSON document on stdout' },
  ],
  examples: [
    'gatewright diff --before backup/mail.json --after export/mail.json',
    'gatewright diff --before a.json --after b.json --json | ConvertFrom-Json',
  ],
  async run(invocation) {
    const before = textOption(invocation, 'before');
    const after = textOption(invocation, 'after');
    if (before === undefined || after === undefined)
      throw new UsageError('`diff` compares two files', 'name them: `gatewright diff --before FILE --after FILE`');
    const { readComparedFiles } = await import('../read-compared-files.ts');
    const { compareBodies } = await import('../../../compiler/diff/compare-bodies.ts');
    const { renderComparison } = await import('../render-comparison.ts');
    const files = await readComparedFiles(before, after, invocation.output);
    const comparison = compareBodies(files.kind, files.before, files.after);
    const { changes, isRenamed: renamed } = comparison;
    const equal = changes.length === 0;
    const { output } = invocation;
    output.data(
      flag(invocation, 'json')
        ? JSON.stringify({ formatVersion: '1.0', equal, changes, renamed }, null, 2)
        : renderComparison(files, comparison, output.dataColours),
    );
    return equal ? exitCodes.ok : exitCodes.changes;
  },
};
