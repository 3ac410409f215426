import { readFile } from 'node:fs/promises';
import { type Plan, planSchema } from '../../schemas/plan.ts';
import { digestOfPlan } from '../plan/digest-of-plan.ts';
import { UsageError } from '../usage-error.ts';

/** A saved plan. Throws UsageError for a file that is none, was cut short, or was edited after it was made. */
export async function readPlan(path: string): Promise<Plan> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new UsageError(
      `\`${path}\` cannot be read as a plan: ${error instanceof Error ? error.message : String(error)}`,
      'make it again with `gatewright plan --out FILE`',
    );
  }
  const result = planSchema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new UsageError(
      `\`${path}\` is no plan of this version: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
      'make it again with `gatewright plan --out FILE`',
    );
  }
  if (result.data.base !== undefined) {
    throw new UsageError(
      `\`${path}\` compares two revisions and knows no tenant`,
      'make a plan that can be carried out with `gatewright plan --out FILE`, without `--base`',
    );
  }
  if (digestOfPlan(result.data) !== result.data.digest) {
    throw new UsageError(
      `\`${path}\` was changed after it was made: its digest does not fit`,
      'make it again with `gatewright plan --out FILE`',
    );
  }
  return result.data;
}
