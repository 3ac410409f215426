import type { Clock } from '../ports.ts';
import type { SignIn } from './access/sign-in-options.ts';

/** A tenant the service watches, whether or not it ever ran. */
export interface WatchedTenant {
  readonly name: string;
  readonly id?: string;
  /** Milliseconds without a run after which something is wrong with the schedule; that of the page when absent. */
  readonly staleAfter?: number;
  /** A person paused it. */
  readonly suspended?: boolean;
}

/** What the page needs besides the records. */
export interface PageOptions {
  readonly clock: Clock;
  /** Whom the service watches; those the records speak of when absent. */
  readonly tenants?: () => readonly WatchedTenant[] | Promise<readonly WatchedTenant[]>;
  /** Who may look. Absent: whoever reaches a loopback address of this machine. */
  readonly signIn?: SignIn;
  /** The address people type, e.g. `https://gatewright.contoso.com`, where a proxy stands in front. */
  readonly publicUrl?: string;
  /** Milliseconds without a run after which a tenant is shown as stale; a day when absent. */
  readonly staleAfter?: number;
  /** Signs sessions; made anew with each start when absent, which signs everybody out. */
  readonly secret?: Uint8Array;
  /** Told of every page that could not be made, for the log. */
  readonly onError?: (error: Error) => void;
}

export const dayOfMilliseconds = 86_400_000;
