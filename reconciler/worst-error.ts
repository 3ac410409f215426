import { counted } from '../compiler/text/counted.ts';
import type { Finding } from '../schemas/finding.ts';
import type { RunRecord } from '../schemas/run-record.ts';

/** The first error of a run a person has to know, and how many more there are; undefined where there is none. */
export function worstError(record: Pick<RunRecord, 'plan' | 'findings'>): WorstError | undefined {
  const errors = [...record.findings, ...(record.plan?.findings ?? [])].filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return undefined;
  const more = errors.length === 1 ? '' : `, and ${counted(errors.length - 1, 'more error')}`;
  return { first, message: `${first.message}${more}` };
}

interface WorstError {
  readonly first: Finding;
  readonly message: string;
}
