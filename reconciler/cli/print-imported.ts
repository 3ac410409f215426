import type { Imported } from '../../compiler/import/import-objects.ts';
import { counted } from '../../compiler/text/counted.ts';
import { visibleText } from '../../compiler/text/visible-text.ts';
import { findingDocument } from '../report/json.ts';
import { flag, type Invocation } from './command.ts';

/** What became of each object of an import, and what to do next. */
export function printImported({ rows }: Imported, out: string, { output, options, ...rest }: Invocation): void {
  if (flag({ output, options, ...rest }, 'json')) {
    const documents = rows.map(({ found, status, name, findings }) => ({
      file: found.file,
      ...(found.pointer === undefined ? {} : { pointer: found.pointer }),
      kind: found.kind,
      status,
      ...(name === undefined ? {} : { name }),
      findings: findings.map(findingDocument),
    }));
    output.data(JSON.stringify({ formatVersion: '1.0', documents }, null, 2));
    return;
  }
  for (const { found, findings } of rows) {
    for (const { code, severity, message, help } of findings.filter(({ severity }) => severity !== 'information')) {
      output.log(`${severity}[${code}]: ${visibleText(message)}\n  --> ${found.file}${found.pointer ?? ''}`);
      if (help !== undefined) output.log(`  = help: ${visibleText(help)}`);
    }
  }
  const count = (status: string) => rows.filter((row) => row.status === status).length;
  output.data(
    `${counted(rows.length, 'object')}: ${count('lifted')} as sentences and documents, ${count('literal')} word for word, ${count('refused')} refused`,
  );
  output.data(`The project is in ${out}. Next: gatewright check -C ${out}`);
}
