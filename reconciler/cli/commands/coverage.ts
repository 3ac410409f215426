import { UsageError } from '../../usage-error.ts';
import { type CliCommand, flag, tenantOptions, textOption, textsOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

const formats = ['text', 'json', 'html'];

export const coverage: CliCommand = {
  name: 'coverage',
  summary: 'whom a compliance or app protection policy does not reach, and what becomes of them',
  options: [
    ...tenantOptions,
    { flags: '--from-tenant', description: 'look at the tenant, person by person, instead of at the files' },
    { flags: '--snapshot <path>', description: 'look at a file or folder of Graph JSON instead' },
    { flags: '--format <format>', description: 'text, json or html; text when absent' },
    { flags: '--out <file>', description: 'write it to this file instead of stdout' },
    { flags: '--holes', description: 'show only where people are left out (text)' },
  ],
  examples: [
    'gatewright coverage',
    'gatewright coverage --from-tenant --tenant contoso --format html --out coverage.html',
    'gatewright coverage --snapshot export/ --json | ConvertFrom-Json',
  ],
  async run(invocation) {
    const { output } = invocation;
    const format = flag(invocation, 'json') ? 'json' : (textOption(invocation, 'format') ?? 'text');
    if (!formats.includes(format))
      throw new UsageError(`there is no format \`${format}\``, `formats are ${formats.join(', ')}`);
    const [
      { assertWritable, readReportTargets, writeTexts },
      { coverageSource, printWrong },
      printing,
      { renderCoverage },
      { hasHoles },
    ] = await Promise.all([
      import('../write-reports.ts'),
      import('../coverage-source.ts'),
      import('../print-findings.ts'),
      import('../render-coverage.ts'),
      import('../../report/coverage/has-holes.ts'),
    ]);
    const out = textOption(invocation, 'out');
    if (out !== undefined) await assertWritable(out);
    const reports = await readReportTargets(textsOption(invocation, 'report'), formats);
    const source = await coverageSource(invocation);
    if (source.wrong.length > 0) {
      printWrong(source, invocation);
      output.log(`Stopped: ${printing.countFindings(source.wrong)}. Nothing can be said about coverage.`);
      return exitCodes.failed;
    }
    const texts = renderCoverage(source, flag(invocation, 'holes'));
    if (out !== undefined) await writeTexts([{ format, path: out }], texts(), output);
    else output.data(texts(format === 'text' ? output.dataColours : undefined)[format]?.() ?? '');
    await writeTexts(reports, texts(), output);
    if (format !== 'json' || out !== undefined) printing.printFindings(source.findings, source.files, output);
    return hasHoles(source) ? exitCodes.failed : exitCodes.ok;
  },
};
