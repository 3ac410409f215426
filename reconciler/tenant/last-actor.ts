import type { Actor } from '../../schemas/actor.ts';
import type { Identity } from '../graph/identity/who-am-i.ts';
import type { AuditLog } from './audit-logs.ts';
import type { AuditRow } from './audit-rows.ts';
import type { OwnWrite } from './own-writes.ts';

/** What is known of one object beside the rows of the log. */
export interface Trail {
  /** Our own writes of it. */
  readonly writes: readonly OwnWrite[];
  /** When we wrote it last, or took it over, in milliseconds; undefined where we never did. */
  readonly since: number | undefined;
  readonly identity: Identity | undefined;
  readonly now: Date | undefined;
  readonly log: AuditLog;
}

const day = 24 * 60 * 60 * 1000;
/** Around a write of ours, by two clocks. Where only the time tells whose row it is, somebody else's must not be taken for it. */
const [certain, guessed] = [5 * 60 * 1000, 0];
/** A row this much older than our last write may still have come after it. */
const skew = 2 * 1000;
/** 99 of 100 rows are there after five minutes; fifteen is what people who read the log reckon with (Azure AD reporting latencies, 2022). */
const slowest = 15 * 60 * 1000;

/**
 * Who changed an object last, after us. Our own rows are recognised by identity and by the time of a write in the journal, and blamed
 * on nobody; a row from before our last write explains nothing either. Where no row is left the answer is why.
 */
export function lastActor(rows: readonly AuditRow[], trail: Trail): Actor {
  const inOrder = rows.toSorted((left, right) => left.time - right.time);
  const lastOwn = inOrder.findLastIndex((row) => isOwn(row, trail));
  const since = trail.since === undefined ? Number.NEGATIVE_INFINITY : trail.since;
  // Where our own row is in the log, its place tells what came after it better than two clocks do.
  const after = lastOwn === -1 ? inOrder.filter(({ time }) => !(time < since - skew)) : inOrder.slice(lastOwn + 1);
  const others = after.filter((row) => !isOwn(row, trail));
  const last = others.at(-1);
  if (last === undefined) return { unknown: whyNobody(lastOwn !== -1, trail) };
  const before = trail.now === undefined ? 0 : new Set(others.map(({ actor }) => actor.auditId)).size - 1;
  return before > 0 ? { ...last.actor, earlier: before } : last.actor;
}

/** Somebody may use the same application by hand, so that it is ours only when we were writing. */
function isOwn({ by, time }: AuditRow, { identity, writes }: Trail): boolean {
  const known = [identity?.objectId, identity?.applicationId].flatMap((id) => id?.toLowerCase() ?? []);
  // A person signs in through an application that everybody uses, such as the Azure CLI.
  const own = identity?.kind === 'user' ? known.slice(0, 1) : known;
  if (own.length > 0 && !by.some((id) => own.includes(id))) return false;
  const slack = own.length > 0 ? certain : guessed;
  return writes.some(({ from, until }) => time >= from - slack && time <= until + slack);
}

function whyNobody(hasOwn: boolean, { since, now, log }: Trail): string {
  if (now === undefined) return 'no row of the audit log is about it';
  if (since === undefined) return `no row of the audit log is about it, which keeps them for ${log.kept}`;
  const at = new Date(since).toISOString();
  const age = now.getTime() - since;
  if (age > log.days * day) return `the audit log keeps rows for ${log.kept}, and our last write was at ${at}`;
  const last = hasOwn
    ? 'the last row about it is our own write'
    : 'no row of the audit log is about it since our write';
  const late = `rows may come ${slowest / 60_000} minutes late`;
  return `${last} at ${at}; ${late}, and are kept for ${log.kept}`;
}
