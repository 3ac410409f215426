import type { RunOutcome } from '../../schemas/run-record.ts';

/** How a tenant stands. stale: no run for too long. never: watched, and no run yet. damaged: its records cannot be read. */
export type TenantStatus = RunOutcome | 'stale' | 'never' | 'damaged';

/** What a colour says: never alone, there is always an icon and a word beside it. */
export type Tone = 'good' | 'notice' | 'bad' | 'calm' | 'plan';

interface StatusWords {
  readonly word: string;
  readonly tone: Tone;
  readonly meaning: string;
}

/** Worst first: the order of the page. */
export const statuses: Readonly<Record<TenantStatus, StatusWords>> = {
  failed: { word: 'Failed', tone: 'bad', meaning: 'git, Graph or the disk could not be reached' },
  damaged: { word: 'Unreadable', tone: 'bad', meaning: 'the record of the last run cannot be read' },
  stale: { word: 'No recent run', tone: 'bad', meaning: 'nothing ran for too long, so nobody knows' },
  invalid: {
    word: 'Files invalid',
    tone: 'bad',
    meaning: 'the files have errors, or do not fit the tenant; it was not touched',
  },
  refused: { word: 'Refused', tone: 'bad', meaning: 'a guard stopped the run before anything was written' },
  interrupted: { word: 'Interrupted', tone: 'notice', meaning: 'stopped in the middle; the next run goes on' },
  drift: { word: 'Drift', tone: 'notice', meaning: 'the tenant is not what git says' },
  never: { word: 'Not run yet', tone: 'calm', meaning: 'watched, and no run so far' },
  proposed: { word: 'Proposed', tone: 'plan', meaning: 'a pull request adopts what the tenant has' },
  suspended: { word: 'Suspended', tone: 'calm', meaning: 'a person paused it' },
  repaired: { word: 'Repaired', tone: 'good', meaning: 'drift was found and put right' },
  inSync: { word: 'In sync', tone: 'good', meaning: 'the tenant is what git says' },
};

export const statusOrder = Object.keys(statuses) as readonly TenantStatus[];

export function isStatus(text: string): text is TenantStatus {
  return Object.hasOwn(statuses, text);
}

/** True where the tenant was seen to be what git says when the run ended. */
export function isSuccess(outcome: RunOutcome): boolean {
  return outcome === 'inSync' || outcome === 'repaired';
}

/** True where a person has to do something, or at least to look. */
export function needsAttention(status: TenantStatus): boolean {
  const { tone } = statuses[status];
  return tone === 'bad' || tone === 'notice';
}
