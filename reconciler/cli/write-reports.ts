import { writeFile } from 'node:fs/promises';
import { reportFormats } from '../report/index.ts';
import type { Report } from '../report/report-format.ts';
import type { Output } from './output.ts';
import { UsageError } from './usage-error.ts';

/** Writes every `--report FORMAT=PATH`; `output` knows what must not stand in it. */
export async function writeReports(report: Report, wanted: readonly string[], output: Output): Promise<void> {
  for (const text of wanted) {
    const [, name, path] = /^([a-z-]+)=(.+)$/s.exec(text) ?? [];
    const format = reportFormats.find((candidate) => candidate.name === name);
    if (format === undefined || path === undefined) {
      throw new UsageError(
        `\`--report ${text}\` is not understood`,
        `write FORMAT=PATH, where FORMAT is one of ${reportFormats.map((known) => known.name).join(', ')}`,
      );
    }
    await writeFile(path, `${output.scrubbed(format.render(report))}\n`);
  }
}
