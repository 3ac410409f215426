import type { Imported, ImportRow } from '../../compiler/import/import-objects.ts';
import { importLiteral } from '../../compiler/import/import-rules.ts';
import { counted } from '../../compiler/text/counted.ts';
import { visibleText } from '../../compiler/text/visible-text.ts';
import type { Finding } from '../../schemas/finding.ts';
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
  for (const row of rows)
    for (const finding of row.findings.filter((each) => isTold(each, row))) {
      const { code, severity, message, help } = finding;
      output.log(`${severity}[${code}]: ${visibleText(message)}\n  --> ${placeOf(finding, row)}`);
      if (help !== undefined) output.log(`  = help: ${visibleText(help)}`);
    }
  const count = (status: string) => rows.filter((row) => row.status === status).length;
  output.data(
    `${counted(rows.length, 'object')}: ${count('lifted')} as sentences and documents, ${count('literal')} word for word, ${count('refused')} refused`,
  );
  output.data(`The project is in ${out}. Next: gatewright check -C ${out}`);
}

/** Remarks on how a file is written are for machines; why an object stayed word for word is what a person asks next. */
function isTold({ severity, code }: Finding, { status }: ImportRow): boolean {
  return severity !== 'information' || (status === 'literal' && code === importLiteral.code);
}

/** The line where it is known, otherwise the object: one file may hold a thousand. */
function placeOf({ span }: Finding, { found }: ImportRow): string {
  if (span === undefined) return `${found.file}${found.pointer ?? ''}`;
  return `${span.file}:${span.start.line}:${span.start.column}`;
}
