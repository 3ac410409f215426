import type { Actor } from '../../schemas/actor.ts';
import type { Inventory } from '../../schemas/inventory.ts';
import type { JournalEntry } from '../../schemas/journal.ts';
import type { Plan } from '../../schemas/plan.ts';
import { type ManagedCollection, resourceKey } from '../../schemas/resource.ts';
import type { Identity } from '../graph/identity/who-am-i.ts';
import { type Graph, GraphError } from '../ports.ts';
import { type AuditLog, auditLogOf } from './audit-logs.ts';
import { type AuditRow, fromDirectory, fromIntune } from './audit-rows.ts';
import { lastActor, type Trail } from './last-actor.ts';
import { ownWrites } from './own-writes.ts';

/** Who changed the objects of a plan last: an entry for each that the tenant moved, if only to say why nobody knows. */
export interface Attribution {
  /** By `kind/name`, or by id for objects that are not ours. */
  readonly actors: ReadonlyMap<string, Actor>;
  /** Why the trail ends, in words; none where all logs could be read. */
  readonly limits: readonly string[];
}

/** What tells other people's changes from our own. */
export interface OwnTraces {
  readonly inventory: Inventory;
  readonly journal: readonly JournalEntry[];
  /** Whose rows are ours; unknown for a token nobody can read. */
  readonly identity: Identity | undefined;
  readonly now: Date;
}

interface Wanted {
  readonly key: string;
  readonly id: string;
  readonly kind: ManagedCollection;
}

/**
 * Looks the objects up in the audit logs. Rows older than our last write of an object explain nothing, so no more is asked for than
 * what came since; without traces of our own the last row of all is taken. Drift is told all the same when a log cannot be read.
 */
export async function attribute(graph: Graph, plan: Plan, own?: OwnTraces): Promise<Attribution> {
  const wanted = wantedIn(plan);
  const logs = new Map<string, { readonly log: AuditLog; readonly objects: Wanted[] }>();
  for (const object of wanted) {
    const log = auditLogOf(object.kind);
    const group = logs.get(log.filter) ?? { log, objects: [] };
    group.objects.push(object);
    logs.set(log.filter, group);
  }
  const actors = new Map<string, Actor>();
  const limits = new Set<string>();
  // One after the other: the log admits five requests in ten seconds (Microsoft docs: throttling-limits, 2026).
  for (const { log, objects } of logs.values()) {
    const trails = objects.map((object) => ({ object, trail: trailOf(object.key, log, own) }));
    const read = await readLog(
      graph,
      log,
      sinceAll(
        trails.map(({ trail }) => trail),
        own,
        log,
      ),
    );
    if (read.limit !== undefined) limits.add(`who changed what is unknown: ${read.limit}`);
    for (const { object, trail } of trails) {
      const rows = read.rows.filter(({ id }) => isAbout(id, object.id));
      actors.set(object.key, read.limit === undefined ? lastActor(rows, trail) : { unknown: read.limit });
    }
  }
  return { actors, limits: [...limits] };
}

/** Where only git moved, the last row of the log is our own apply: nobody did anything behind git's back. */
function wantedIn(plan: Plan): readonly Wanted[] {
  return [
    ...plan.unmanaged.map(({ id, kind }) => ({ key: id, id, kind })),
    ...plan.changes
      .filter(({ moved }) => moved !== 'git')
      .flatMap(({ id, kind, name }) => (id === undefined ? [] : [{ key: resourceKey({ kind, name }), id, kind }])),
  ];
}

function trailOf(key: string, log: AuditLog, own: OwnTraces | undefined): Trail {
  if (own === undefined) return { writes: [], since: undefined, identity: undefined, now: undefined, log };
  const writes = ownWrites(key, own.journal);
  const since = writes.at(-1)?.until ?? sinceOf(own.inventory.entries[key]?.since);
  return { writes, since, identity: own.identity, now: own.now, log };
}

function sinceOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}

const day = 24 * 60 * 60 * 1000;
/** Clocks of two machines, ours and the service's, agree to within this. */
const skew = 5 * 60 * 1000;

/** The earliest moment any of the objects is asked about: no log goes back further than it is kept. */
function sinceAll(trails: readonly Trail[], own: OwnTraces | undefined, log: AuditLog): Date | undefined {
  if (own === undefined) return undefined;
  const oldest = own.now.getTime() - log.days * day;
  const moments = trails.map(({ since }) => Math.max(oldest, (since ?? oldest) - skew));
  return new Date(Math.min(...moments));
}

interface ReadLog {
  readonly rows: readonly AuditRow[];
  readonly limit?: string;
}

async function readLog(graph: Graph, log: AuditLog, since: Date | undefined): Promise<ReadLog> {
  const time = since === undefined ? '' : ` and activityDateTime ge ${since.toISOString()}`;
  const path = `${log.path}?$filter=${encodeURIComponent(`${log.filter}${time}`)}`;
  try {
    const rows = await graph.list({ method: 'GET', apiVersion: log.apiVersion, path });
    return { rows: rows.flatMap(log.path === '/auditLogs/directoryAudits' ? fromDirectory : fromIntune) };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return { rows: [], limit: error.status === 403 ? `the identity lacks ${log.permission}` : error.message };
  }
}

/**
 * True where the log names the object or a part of it: the id of a message is that of its template, `_` and the language, as the
 * emulator has it. That the log of a tenant names the message so is a guess; where it does not, nothing matches.
 */
function isAbout(logged: string, id: string): boolean {
  const [said, wanted] = [logged.toLowerCase(), id.toLowerCase()];
  return said === wanted || said.startsWith(`${wanted}_`);
}
