import { createHash } from 'node:crypto';
import type { NotificationTarget } from '../../compiler/notification.ts';
import { stableStringify } from '../../schemas/json.ts';
import type { RunRecord } from '../../schemas/run-record.ts';
import type { TargetMemory } from './told-memory.ts';

const day = 24 * 3_600_000;
const hour = 3_600_000;

/** `failed` often heals by itself: one such run is no news. A mistake in the files does not. */
const failuresBeforeTold = 2;

/** Why a notification is due. */
export interface Telling {
  readonly event: 'drift' | 'failure' | 'recovery';
  readonly isReminder: boolean;
  /** How often the same was put right since it was last told. */
  readonly again: number;
  /** When something was put right that could not be told then. */
  readonly missed?: string | undefined;
}

/** What to tell, if anything, and what to remember where that worked and where it did not. */
export interface Decision {
  readonly telling?: Telling;
  readonly whenTold: TargetMemory;
  readonly whenNot: TargetMemory;
}

export interface Situation {
  readonly memory: TargetMemory;
  readonly events: NotificationTarget['events'];
  /** Runs over the tenant that failed one after another, this one included. */
  readonly failures: number;
  readonly now: Date;
  readonly oursOnly: boolean;
}

/** True where a run says nothing of how the tenant stands: a person paused it, or the service was stopped. */
export function saysNothing({ outcome }: RunRecord): boolean {
  return outcome === 'interrupted' || outcome === 'suspended';
}

export function isFailure({ outcome }: RunRecord): boolean {
  return outcome === 'failed' || outcome === 'invalid';
}

/** The same is told once, and again after a day; what is over is told where its beginning was. */
export function whatToTell(record: RunRecord, situation: Situation): Decision {
  if (saysNothing(record)) return silent(situation.memory);
  if (isFailure(record)) return failing(record, situation);
  if (record.outcome === 'inSync') return recovered(situation);
  if (!isAsked('drift', situation)) return runsAgain(situation, situation.memory);
  return record.outcome === 'repaired' ? repaired(record, situation) : drifted(record, situation);
}

function failing(record: RunRecord, situation: Situation): Decision {
  const { memory, failures, now } = situation;
  const isEarly = record.outcome === 'failed' && failures < failuresBeforeTold;
  if (!isAsked('failure', situation) || isEarly) return silent(memory);
  const digest = digestOfFailure(record);
  const isSame = memory.failure?.digest === digest;
  if (isSame && isFresh(memory.failure?.at, now)) return silent(memory);
  const failure = { digest, at: now.toISOString() };
  return { telling: telling('failure', isSame), whenTold: { ...memory, failure }, whenNot: memory };
}

function drifted(record: RunRecord, situation: Situation): Decision {
  const { memory, now, oursOnly } = situation;
  const digest = digestOfDrift(record, oursOnly);
  const isSame = memory.drift?.isOpen === true && memory.drift.digest === digest;
  if (isSame && isFresh(memory.drift?.at, now)) return runsAgain(situation, memory);
  const { failure: _, ...rest } = memory;
  const drift = { digest, at: now.toISOString(), isOpen: true, again: 0 };
  return { telling: telling('drift', isSame), whenTold: { ...rest, drift }, whenNot: memory };
}

/** Somebody, or another program, may undo a repair each time: that is told once a day, with how often it happened. */
function repaired(record: RunRecord, situation: Situation): Decision {
  const { memory, now, oursOnly } = situation;
  const digest = digestOfDrift(record, oursOnly);
  const { drift } = memory;
  const isSame = drift !== undefined && !drift.isOpen && drift.digest === digest;
  if (isSame && isFresh(drift.at, now))
    return runsAgain(situation, { ...memory, drift: { ...drift, again: drift.again + 1 } });
  const { failure: _, missed: __, ...rest } = memory;
  return {
    telling: { ...telling('drift', isSame), again: isSame ? drift.again : 0 },
    whenTold: { ...rest, drift: { digest, at: now.toISOString(), isOpen: false, again: 0 } },
    whenNot: { ...memory, missed: memory.missed ?? record.started },
  };
}

function recovered(situation: Situation): Decision {
  const { memory } = situation;
  const { failure, drift, missed, ...rest } = memory;
  const whenTold: TargetMemory = drift === undefined || drift.isOpen ? rest : { ...rest, drift };
  const isOver = drift?.isOpen === true || failure !== undefined;
  const isDue = (isOver && isAsked('recovery', situation)) || missed !== undefined;
  if (!isDue) return silent(whenTold);
  return { telling: { ...telling('recovery', false), missed }, whenTold, whenNot: memory };
}

/** Runs get to their end again, and there is nothing new about the tenant. */
function runsAgain(situation: Situation, memory: TargetMemory): Decision {
  const { failure, ...whenTold } = memory;
  if (failure === undefined || !isAsked('recovery', situation)) return silent(whenTold);
  return { telling: telling('recovery', false), whenTold, whenNot: memory };
}

function silent(memory: TargetMemory): Decision {
  return { whenTold: memory, whenNot: memory };
}

function telling(event: Telling['event'], isReminder: boolean): Telling {
  return { event, isReminder, again: 0 };
}

function isAsked(event: Telling['event'], { events }: Situation): boolean {
  return events === undefined || events.includes(event);
}

/** A clock that was set back far makes nothing fresh for ever. */
function isFresh(at: string | undefined, now: Date): boolean {
  const age = now.getTime() - Date.parse(at ?? '');
  return age > -hour && age < day;
}

/** Messages of Graph hold request ids, hence a failure of the world is one story until it is over. */
function digestOfFailure({ outcome, findings, plan }: RunRecord): string {
  return outcome === 'failed' ? outcome : digestOf([outcome, ...errorsIn([...findings, ...(plan?.findings ?? [])])]);
}

/** The digest of a plan knows nothing of objects that are not ours. */
function digestOfDrift({ outcome, plan, proposal }: RunRecord, oursOnly: boolean): string {
  const others = oursOnly ? [] : (plan?.unmanaged ?? []).map(({ id }) => id).toSorted();
  const errors = errorsIn(plan?.findings ?? []);
  return digestOf([outcome, plan?.digest ?? '', proposal?.url ?? '', ...(plan?.releases ?? []), ...others, ...errors]);
}

function errorsIn(findings: RunRecord['findings']): readonly string[] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  return errors.map(({ code, message, resource }) => `${code} ${resource ?? ''} ${message}`).toSorted();
}

function digestOf(texts: readonly string[]): string {
  return `sha256-${createHash('sha256').update(stableStringify(texts)).digest('hex')}`;
}
