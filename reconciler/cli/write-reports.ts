import { access, constants, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { explainSystemError } from '../explain-system-error.ts';
import { reportFormats } from '../report/index.ts';
import type { Report } from '../report/report-format.ts';
import { UsageError } from '../usage-error.ts';
import type { Output } from './output.ts';

/** One `--report FORMAT=PATH` that can be written, as far as that can be known beforehand. */
export interface ReportTarget {
  readonly format: string;
  readonly path: string;
}

/**
 * What `--report` asks for. Throws UsageError for a format that does not exist or a file that cannot be written: this has to come
 * before anything is sent to a tenant, because afterwards it would make a failure of what succeeded.
 */
export async function readReportTargets(
  wanted: readonly string[],
  formats: readonly string[] = reportFormats.map(({ name }) => name),
): Promise<readonly ReportTarget[]> {
  const targets = wanted.map((text): ReportTarget => {
    const [, format, path] = /^([a-z-]+)=(.+)$/s.exec(text) ?? [];
    if (format === undefined || path === undefined || !formats.includes(format)) {
      throw new UsageError(
        `\`--report ${text}\` is not understood`,
        `write FORMAT=PATH, where FORMAT is one of ${formats.join(', ')}`,
      );
    }
    return { format, path };
  });
  for (const { path } of targets) await assertWritable(path);
  return targets;
}

/** Throws UsageError for a file that could not be written. Creates nothing. */
export async function assertWritable(path: string): Promise<void> {
  try {
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (found?.isDirectory() === true) throw new UsageError(`\`${path}\` is a folder`, 'name a file in it');
    await access(found === undefined ? dirname(resolve(path)) : path, constants.W_OK);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const told = explainSystemError(error);
    throw new UsageError(`\`${path}\` cannot be written: ${told?.message ?? String(error)}`, told?.help);
  }
}

/**
 * Writes the reports of a plan or of drift. A file that cannot be written after all is only told: what the run did is done, and
 * its exit code has to say that.
 */
export function writeReports(report: Report, targets: readonly ReportTarget[], output: Output): Promise<void> {
  return writeTexts(
    targets,
    Object.fromEntries(reportFormats.map((format) => [format.name, () => format.render(report)])),
    output,
  );
}

/** The same for texts of other commands, by format. */
export async function writeTexts(
  targets: readonly ReportTarget[],
  texts: Readonly<Record<string, () => string>>,
  output: Output,
): Promise<void> {
  for (const { format, path } of targets) {
    const text = texts[format]?.();
    if (text === undefined) throw new Error(`unreachable: the format ${format} was accepted and is not there`);
    try {
      await writeFile(path, `${output.scrubbed(text)}\n`);
    } catch (error) {
      const told = explainSystemError(error);
      output.log(`warning: the report was not written: ${told?.message ?? String(error)}`);
    }
  }
}
