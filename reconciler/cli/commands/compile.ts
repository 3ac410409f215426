import { type CliCommand, flag, projectOptions, textOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { UsageError } from '../usage-error.ts';

export const compile: CliCommand = {
  name: 'compile',
  summary: 'write the Graph bodies the files come to; offline',
  options: [
    ...projectOptions,
    { flags: '--out <dir>', description: 'folder to write to; files of earlier runs in it are replaced' },
    { flags: '--tenant <name>', description: 'use the bindings of this tenant' },
  ],
  examples: ['gatewright compile --out build'],
  async run(invocation) {
    const out = textOption(invocation, 'out');
    if (out === undefined) throw new UsageError('`compile` needs a folder to write to', 'add `--out DIR`');
    const [{ compileProject }, { emit }, { hasErrors }, { writeCompiled }, { findingDocument }, { counted }, printing] =
      await Promise.all([
        import('../compile-project.ts'),
        import('../../../compiler/emit.ts'),
        import('../../../schemas/finding.ts'),
        import('../write-compiled.ts'),
        import('../../report/json.ts'),
        import('../../report/counted.ts'),
        import('../print-findings.ts'),
      ]);
    const { compilation, folder, bindings } = await compileProject(
      textOption(invocation, 'directory'),
      textOption(invocation, 'tenant'),
    );
    const failed = hasErrors(compilation.findings);
    const files = failed ? [] : emit(compilation.resources, bindings);
    if (!failed) await writeCompiled(out, files);
    if (flag(invocation, 'json')) {
      const findings = compilation.findings.map(findingDocument);
      invocation.output.data(
        JSON.stringify({ formatVersion: '1.0', files: files.map(({ path }) => path), findings }, null, 2),
      );
    } else {
      printing.printFindings(compilation.findings, folder.files, invocation.output);
      const told = failed ? 'nothing was written' : `${counted(files.length - 1, 'object')} written to ${out}`;
      invocation.output.data(`${told}, ${printing.countFindings(compilation.findings)}`);
    }
    return failed ? exitCodes.failed : exitCodes.ok;
  },
};
