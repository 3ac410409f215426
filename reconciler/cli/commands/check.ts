import { type CliCommand, ciOption, flag, projectOptions, reportOption, textOption, textsOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const check: CliCommand = {
  name: 'check',
  summary: 'check the files: language, references, rules; offline',
  options: [
    ...projectOptions,
    reportOption,
    ciOption,
    { flags: '--tenant <name>', description: 'use the bindings of this tenant' },
    { flags: '--verbose', description: 'also print pieces of information' },
  ],
  examples: ['gatewright check', 'gatewright check -C policies-example --json | ConvertFrom-Json'],
  async run(invocation) {
    const { compileProject } = await import('../compile-project.ts');
    const { waiverTerms } = await import('../../../compiler/waivers/waiver-terms.ts');
    const { systemClock } = await import('../../system/system-clock.ts');
    const { hasErrors } = await import('../../../schemas/finding.ts');
    const { findingDocument } = await import('../../report/json.ts');
    const { counted } = await import('../../../compiler/text/counted.ts');
    const { countFindings, printFindings } = await import('../print-findings.ts');
    const { readFindingTargets, writeFindingReports } = await import('../finding-reports.ts');
    const { nothingPlanned } = await import('../nothing-planned.ts');
    const { placed, tellCi } = await import('../ci.ts');
    const reports = await readFindingTargets(textsOption(invocation, 'report'), true);
    const { compilation, folder } = await compileProject(
      textOption(invocation, 'directory'),
      textOption(invocation, 'tenant'),
    );
    const { output } = invocation;
    const { resources, waivers } = compilation;
    const today = systemClock.now().toISOString().slice(0, 10);
    const findings = [...compilation.findings, ...waiverTerms(waivers, today)];
    const document = { formatVersion: '1.0', resources: resources.length, findings: findings.map(findingDocument) };
    const summary = `${counted(resources.length, 'object')}, ${countFindings(findings)}`;
    if (flag(invocation, 'json')) output.data(JSON.stringify(document, null, 2));
    else {
      printFindings(findings, folder.files, output, flag(invocation, 'verbose'));
      output.data(summary);
    }
    const exitCode = hasErrors(findings) ? exitCodes.failed : exitCodes.ok;
    const tenant = textOption(invocation, 'tenant') ?? 'files';
    const plan = nothingPlanned({ name: tenant, id: tenant }, findings);
    const report = placed({ about: 'check', plan, actors: new Map(), exitCode }, folder.root);
    await writeFindingReports(reports, { findings, files: folder.files, summary, document, report }, output);
    await tellCi(report, invocation);
    return exitCode;
  },
};
