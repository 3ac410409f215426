import { UsageError } from '../../usage-error.ts';
import { type CliCommand, flag, projectOptions, reportOption, textOption, textsOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const compile: CliCommand = {
  name: 'compile',
  summary: 'write the Graph bodies the files come to; offline',
  options: [
    ...projectOptions,
    reportOption,
    { flags: '--out <dir>', description: 'folder to write to; files of earlier runs in it are replaced' },
    { flags: '--tenant <name>', description: 'use the bindings of this tenant' },
  ],
  examples: ['gatewright compile --out build'],
  async run(invocation) {
    const out = textOption(invocation, 'out');
    if (out === undefined) throw new UsageError('`compile` needs a folder to write to', 'add `--out DIR`');
    const [
      { compileProject },
      { emit },
      { hasErrors },
      { assertOutside, writeCompiled },
      { findingDocument },
      { counted },
      printing,
      reporting,
    ] = await Promise.all([
      import('../compile-project.ts'),
      import('../../../compiler/emit.ts'),
      import('../../../schemas/finding.ts'),
      import('../write-compiled.ts'),
      import('../../report/json.ts'),
      import('../../../compiler/text/counted.ts'),
      import('../print-findings.ts'),
      import('../finding-reports.ts'),
    ]);
    const reports = await reporting.readFindingTargets(textsOption(invocation, 'report'));
    const { compilation, folder, bindings } = await compileProject(
      textOption(invocation, 'directory'),
      textOption(invocation, 'tenant'),
    );
    const { findings } = compilation;
    const failed = hasErrors(findings);
    const files = failed ? [] : emit(compilation.resources, bindings);
    assertOutside(out, folder);
    if (!failed) await writeCompiled(out, files);
    const { output } = invocation;
    const paths = files.map(({ path }) => path);
    const document = { formatVersion: '1.0', files: paths, findings: findings.map(findingDocument) };
    const told = failed ? 'nothing was written' : `${counted(files.length - 1, 'object')} written to ${out}`;
    const summary = `${told}, ${printing.countFindings(findings)}`;
    if (flag(invocation, 'json')) output.data(JSON.stringify(document, null, 2));
    else {
      printing.printFindings(findings, folder.files, output);
      output.data(summary);
    }
    await reporting.writeFindingReports(reports, { findings, files: folder.files, summary, document }, output);
    return failed ? exitCodes.failed : exitCodes.ok;
  },
};
