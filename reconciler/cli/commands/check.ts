import { type CliCommand, flag, projectOptions, textOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const check: CliCommand = {
  name: 'check',
  summary: 'check the files: language, references, rules; offline',
  options: [
    ...projectOptions,
    { flags: '--tenant <name>', description: 'use the bindings of this tenant' },
    { flags: '--verbose', description: 'also print pieces of information' },
  ],
  examples: ['gatewright check', 'gatewright check -C policies-example --json | ConvertFrom-Json'],
  async run(invocation) {
    const { compileProject } = await import('../compile-project.ts');
    const { hasErrors } = await import('../../../schemas/finding.ts');
    const { findingDocument } = await import('../../report/json.ts');
    const { counted } = await import('../../report/counted.ts');
    const { countFindings, printFindings } = await import('../print-findings.ts');
    const { compilation, folder } = await compileProject(
      textOption(invocation, 'directory'),
      textOption(invocation, 'tenant'),
    );
    const { output } = invocation;
    if (flag(invocation, 'json')) {
      const findings = compilation.findings.map(findingDocument);
      output.data(JSON.stringify({ formatVersion: '1.0', resources: compilation.resources.length, findings }, null, 2));
    } else {
      printFindings(compilation.findings, folder.files, output, flag(invocation, 'verbose'));
      output.data(`${counted(compilation.resources.length, 'object')}, ${countFindings(compilation.findings)}`);
    }
    return hasErrors(compilation.findings) ? exitCodes.failed : exitCodes.ok;
  },
};
