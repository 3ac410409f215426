import type { Project } from '../../compiler/project.ts';
import type { Clock } from '../ports.ts';

/** When to look. */
export interface Schedule {
  /** The first moment after now. */
  next(): Date;
  /** In words, for the log. */
  readonly text: string;
}

/** Makes the schedule of a project, or of whatever the command line says instead. */
export type ScheduleFactory = (settings: Project) => Promise<Schedule>;

/** A project without a schedule is looked at this often, and only told about: writing is something people ask for. */
export const defaultCron = '0 * * * *';

/** node-cron's reading of an expression. Its own timers are not used: see `waitUntilDue`. */
export async function cronSchedule(cron: string, timeZone: string | undefined): Promise<Schedule> {
  const { default: nodeCron } = await import('node-cron');
  const task = nodeCron.createTask(cron, () => undefined, { timezone: timeZone ?? 'UTC' });
  return {
    text: `\`${cron}\` in ${timeZone ?? 'UTC'}`,
    next() {
      const [next] = task.getNextRuns(1);
      if (next === undefined) throw new Error(`unreachable: \`${cron}\` never comes round`);
      return next;
    },
  };
}

/** Every so many seconds, for demonstrations and tests. */
export function everySeconds(seconds: number, clock: Clock): Schedule {
  const period = seconds * 1000;
  return {
    text: `every ${seconds} s`,
    next: () => new Date((Math.floor(clock.now().getTime() / period) + 1) * period),
  };
}

/** The clock is looked at anew this often, so that neither a change of it nor a machine that slept goes unnoticed for longer. */
const longestStep = 60_000;

/**
 * Waits until the next moment of a schedule. However far the clock is set ahead, or however long the machine slept, one run is due
 * and no burst of missed ones; where it is set back, what is due is asked anew, so that an hour gained is no hour without a run.
 * Rejects with the signal's reason.
 */
export async function waitUntilDue(schedule: Schedule, clock: Clock, stop: AbortSignal): Promise<void> {
  let due = schedule.next().getTime();
  let last = clock.now().getTime();
  for (;;) {
    const now = clock.now().getTime();
    if (now < last) due = Math.min(due, schedule.next().getTime());
    if (now >= due) return;
    last = now;
    await clock.sleep(Math.min(due - now, longestStep), stop);
  }
}

const firstPause = 30_000;
const longestPause = 15 * 60_000;

/** How long to wait after the source failed so many times in a row: doubled each time, half of it by chance. */
export function sourceBackoff(failures: number, random: number): number {
  const whole = Math.min(longestPause, firstPause * 2 ** Math.min(failures - 1, 10));
  return whole / 2 + (whole / 2) * random;
}
