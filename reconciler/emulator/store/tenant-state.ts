import type { JsonObject } from '../../../schemas/json.ts';
import { type Change, JournalFile } from './journal-file.ts';

/** The collections a tenant keeps, by the names they have on disk. */
export type CollectionName =
  | 'tenant'
  | 'users'
  | 'groups'
  | 'groupMembers'
  | 'roleAssignments'
  | 'servicePrincipals'
  | 'applications'
  | 'conditionalAccessPolicies'
  | 'deletedConditionalAccessPolicies'
  | 'namedLocations'
  | 'deletedNamedLocations'
  | 'authenticationStrengthPolicies'
  | 'authenticationContextClassReferences'
  | 'agreements'
  | 'deviceCompliancePolicies'
  | 'compliancePolicies'
  | 'iosManagedAppProtections'
  | 'androidManagedAppProtections'
  | 'defaultManagedAppProtections'
  | 'deviceComplianceScripts'
  | 'notificationMessageTemplates'
  | 'localizedNotificationMessages'
  | 'assignmentFilters'
  | 'directoryAudits'
  | 'auditEvents';

export type Rows = ReadonlyMap<string, JsonObject>;

/** A write as collections express it; `value: null` removes. */
export interface Write extends Change {
  readonly collection: CollectionName;
}

/**
 * Everything one tenant holds, in memory and, with a file, on disk. Reads may lag: after `lag` a collection answers from an
 * older state for a number of reads, as the replicas behind Graph do.
 */
export class TenantState {
  readonly #rows = new Map<CollectionName, Map<string, JsonObject>>();
  readonly #stale = new Map<CollectionName, { readonly rows: Rows; reads: number }>();
  readonly #file: JournalFile | undefined;

  /** With `path`, continues what the file holds. Throws JournalFileError when the file is damaged. */
  constructor(path?: string) {
    if (path === undefined) return;
    const { file, changes } = JournalFile.open(path);
    this.#file = file;
    // The file's collection names were written by this class.
    this.#apply(changes as readonly Write[]);
  }

  get isEmpty(): boolean {
    return this.#rows.size === 0;
  }

  /** The present truth about a collection, for rules and for writes. */
  rows(collection: CollectionName): Rows {
    return this.#rows.get(collection) ?? new Map();
  }

  /** What a reader sees now; counts as one read of a lagging collection. */
  read(collection: CollectionName): Rows {
    const stale = this.#stale.get(collection);
    if (stale === undefined || stale.reads <= 0) return this.rows(collection);
    stale.reads -= 1;
    return stale.rows;
  }

  /** Makes all writes, or (when the disk refuses) none; durable on return. */
  commit(writes: readonly Write[]): void {
    if (writes.length === 0) return;
    this.#file?.append(writes);
    this.#apply(writes);
  }

  /** A copy of the collections as they are, to serve from later. */
  snapshot(): ReadonlyMap<CollectionName, Rows> {
    return new Map([...this.#rows].map(([name, rows]) => [name, new Map(rows)]));
  }

  /** Serves the next `reads` reads of every collection that differs from `before` from `before`. */
  lag(before: ReadonlyMap<CollectionName, Rows>, reads: number): void {
    for (const [name, rows] of this.#rows) {
      const old = before.get(name) ?? new Map<string, JsonObject>();
      if (!sameRows(old, rows)) this.#stale.set(name, { rows: old, reads });
    }
  }

  close(): void {
    this.#file?.close();
  }

  #apply(writes: readonly Write[]): void {
    for (const { collection, id, value } of writes) {
      const rows = this.#rows.get(collection) ?? new Map<string, JsonObject>();
      this.#rows.set(collection, rows);
      if (value === null) rows.delete(id);
      else rows.set(id, value);
    }
  }
}

function sameRows(a: Rows, b: Rows): boolean {
  return a.size === b.size && [...a].every(([id, value]) => b.get(id) === value);
}
