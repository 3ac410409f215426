import { writeFile } from 'node:fs/promises';
import { reportFormats } from '../report/index.ts';
import type { Report } from '../report/report-format.ts';
import { UsageError } from './usage-error.ts';

/** Writes every `--report FORMAT=PATH`. */
export async function writeReports(report: Report, wanted: readonly string[]): Promise<void> {
  for (const text of wanted) {
    const [, name, path] = /^([a-z-]+)=(.+)$/s.exec(text) ?? [];
    const format = reportFormats.find((candidate) => candidate.name === name);
    if (format === undefined || path === undefined) {
      throw new UsageError(
        `\`--report ${text}\` is not understood`,
        `write FORMAT=PATH, where FORMAT is one of ${reportFormats.map((known) => known.name).join(', ')}`,
      );
    }
    await writeFile(path, `${format.render(report)}\n`);
  }
}
