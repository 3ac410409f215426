import type { Compilation } from '../../compiler/compile.ts';
import type { TenantSettings } from '../../compiler/project.ts';
import type { DriftMode, RunRecord } from '../../schemas/run-record.ts';
import type { Connection } from '../connect-tenant.ts';
import type { Clock, ProjectAt, Proposer, Random, Store } from '../ports.ts';
import type { RunInput } from '../run.ts';

/** Requests of a connection so far. */
export interface Traffic {
  readonly requests: number;
  readonly throttled: number;
}

/** A connection that counts. */
export interface CountedConnection extends Connection {
  traffic(): Traffic;
}

/** One run of one tenant: what it works on, and the doors it may use. */
export interface TenantRun {
  readonly id: string;
  readonly name: string;
  readonly settings: TenantSettings | undefined;
  readonly project: ProjectAt;
  readonly mode: DriftMode;
  readonly trigger: RunRecord['trigger'];
  readonly stop: AbortSignal;
  /** Objects that nobody declared are no drift. */
  readonly oursOnly: boolean;
  readonly clock: Clock;
  readonly random: Random;
  readonly store: Store;
  /** The same connection each time, so that tokens and pace last from run to run. */
  readonly connect: () => CountedConnection;
  readonly compile: (input: Pick<RunInput, 'files' | 'bindings'>) => Compilation;
  /** Writes down what git asks for; undefined where the disk refuses. */
  readonly keepState: (compilation: Compilation) => Promise<string | undefined>;
  readonly proposer: Proposer | undefined;
  /** Whether a proposal of an earlier run may still be open. */
  readonly mayHaveProposal: () => Promise<boolean>;
  readonly proposed: (isOpen: boolean) => void;
}

/** What a run has found out so far; a run that breaks off in the middle is told with it. */
export type Found = Pick<
  RunRecord,
  'outcome' | 'plan' | 'sent' | 'actors' | 'findings' | 'error' | 'proposal' | 'state'
>;
