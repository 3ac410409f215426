import { UsageError } from '../../usage-error.ts';
import { type CliCommand, flag, jsonOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

const longestExample = 2_000;

export const explain: CliCommand = {
  name: 'explain',
  summary: 'explain a finding by its code; offline',
  arguments: [{ syntax: '[code]', description: 'e.g. GW3001; all codes are listed when absent' }],
  options: [jsonOption],
  examples: ['gatewright explain GW3001', 'gatewright explain'],
  async run(invocation) {
    const { allRules } = await import('../../all-rules.ts');
    const { didYouMean } = await import('../../../compiler/text/suggest.ts');
    const { output } = invocation;
    const [code] = invocation.arguments;
    if (code === undefined) {
      const list = allRules.map(({ code: known, severity, title }) => ({ code: known, severity, title }));
      output.data(
        flag(invocation, 'json')
          ? JSON.stringify({ formatVersion: '1.0', rules: list }, null, 2)
          : list.map((rule) => `${rule.code}  ${rule.severity.padEnd(11)}  ${rule.title}`).join('\n'),
      );
      return exitCodes.ok;
    }
    const rule = allRules.find((candidate) => candidate.code.toLowerCase() === code.toLowerCase());
    if (rule === undefined) {
      const { retiredRules } = await import('../../../compiler/retired-rules.ts');
      const retired = retiredRules.find((candidate) => candidate.code.toLowerCase() === code.toLowerCase());
      if (retired !== undefined) throw new UsageError(`${retired.code} is no longer a finding`, retired.reason);
      throw new UsageError(
        `there is no finding \`${code}\``,
        didYouMean(
          code,
          allRules.map((known) => known.code),
        ) ?? '`gatewright explain` lists them',
      );
    }
    if (flag(invocation, 'json')) {
      output.data(JSON.stringify({ formatVersion: '1.0', ...rule }, null, 2));
      return exitCodes.ok;
    }
    const { bold, dim } = output.dataColours;
    output.data(`${bold(`${rule.code} (${rule.severity}): ${rule.title}`)}\n\n${rule.explanation}`);
    output.data(
      `\n${dim('This gives the finding:')}\n\n${indented(rule.failing.documents)}\n\n${dim('This does not:')}\n\n${indented(rule.passing.documents)}`,
    );
    return exitCodes.ok;
  },
};

/** Some examples are long by nature: what is wrong with them is their length. */
function indented(text: string): string {
  const shown = text.length > longestExample ? `${text.slice(0, 200)}\n… (${text.length} characters)` : text;
  return shown.trimEnd().replaceAll(/^/gm, '    ');
}
