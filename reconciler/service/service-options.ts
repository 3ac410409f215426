import type { TenantSettings } from '../../compiler/project.ts';
import type { RunRecord } from '../../schemas/run-record.ts';
import type { Clock, Notifier, Ports, ProjectSource, Proposer, Random, RunRecords } from '../ports.ts';
import type { Log } from './log.ts';
import type { ScheduleFactory } from './schedule.ts';
import type { Suspension, Suspensions } from './suspensions.ts';
import type { CountedConnection } from './tenant-run.ts';

/** Who wants to know what the service does: metrics and health. */
export interface ServiceListener {
  /** The files were fetched and verified, or not. */
  sourceRead(error: unknown): void;
  /** A run came to its end, or one was left out because the tenant is suspended (no record then). */
  ran(
    tenant: string,
    seen: { readonly record: RunRecord | undefined; readonly suspension: Suspension | undefined },
  ): void;
  /** The project no longer names the tenant. */
  gone(tenant: string): void;
  /** False where a record could not be written down. */
  recorded(isWritten: boolean): void;
  /** Milliseconds within which each tenant should have run again. */
  scheduled(tenant: string, milliseconds: number): void;
}

/** The doors of the service, and what the command line says. */
export interface ServiceOptions {
  readonly source: ProjectSource;
  readonly records: RunRecords;
  readonly suspensions: Suspensions;
  readonly notifier?: Notifier | undefined;
  readonly proposer?: Proposer | undefined;
  readonly listener: ServiceListener;
  readonly log: Log;
  /** For the schedule: runs have their own, though it is the same in life. */
  readonly clock: Clock;
  readonly random: Random;
  readonly schedule: ScheduleFactory;
  /** What the runs of a tenant may use besides Graph. Asked for once. */
  readonly doorsOf: (tenant: string) => Omit<Ports, 'graph'>;
  readonly connect: (name: string, settings: TenantSettings | undefined) => CountedConnection;
  /** Only these tenants; all of the project when empty. */
  readonly tenants: readonly string[];
  readonly oursOnly: boolean;
  /** Tenants that are looked at together, at most. */
  readonly concurrency: number;
}
