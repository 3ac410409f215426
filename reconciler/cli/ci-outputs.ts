import { appendFile, readFile } from 'node:fs/promises';
import { isJsonObject } from '../../schemas/json.ts';
import type { Output } from './output.ts';

/** What later steps of a pipeline may read. */
export type CiOutputs = Readonly<Record<string, string>>;

/** Digest and number of changes of a run, from the report in JSON it wrote; nothing where it wrote none. */
export async function outputsOf(report: string): Promise<CiOutputs> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(report, 'utf8'));
  } catch {
    return { changes: '0' };
  }
  if (!isJsonObject(value)) return { changes: '0' };
  const changes = Array.isArray(value.changes) ? value.changes.length : 0;
  const releases = Array.isArray(value.releases) ? value.releases.length : 0;
  const digest = typeof value.digest === 'string' ? { digest: value.digest } : {};
  return { ...digest, changes: String(changes + releases) };
}

/**
 * Gives values to the pipeline: lines of the file GitHub names in GITHUB_OUTPUT, or `task.setvariable` of Azure Pipelines. A value
 * of several lines could set further ones, so none is written.
 */
export async function writeOutputs(
  outputs: CiOutputs,
  environment: Readonly<Record<string, string | undefined>>,
  output: Output,
): Promise<void> {
  const entries = Object.entries(outputs).filter(([, value]) => !/[\r\n]/.test(value));
  const file = environment.GITHUB_OUTPUT;
  if (file) await appendFile(file, entries.map(([name, value]) => `${name}=${value}\n`).join(''));
  if (environment.TF_BUILD?.toLowerCase() !== 'true') return;
  for (const [name, value] of entries) {
    const variable = name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    output.data(`##vso[task.setvariable variable=${variable};isOutput=true]${value.replaceAll('%', '%AZP25')}`);
  }
}
