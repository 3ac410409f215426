import type { RunRecord } from '../../schemas/run-record.ts';

interface Run extends RunRecord {
  readonly plan: NonNullable<RunRecord['plan']>;
}

export interface DemoSeen {
  /** Markdown of the pull request. */
  readonly comment: string;
  readonly first: Run;
  readonly applied: Run;
  readonly repaired: Run;
  /** HTML of the run that put the edit right. */
  readonly page: string;
  readonly live: readonly { readonly displayName: string; readonly state: string }[];
  readonly exitCode: number;
}

export function demoGit(log: (line: string) => void): Promise<DemoSeen>;
