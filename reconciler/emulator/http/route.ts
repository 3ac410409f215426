import type { ApiVersion } from '../metadata/metadata.ts';
import type { Handler } from './exchange.ts';
import type { Service } from './failure.ts';

/**
 * Permissions a route asks for: every inner list must be satisfied by at least one of its names. An empty outer list asks for
 * nothing.
 */
export type Permissions = readonly (readonly string[])[];

/** One verb on one path template; `{name}` stands for one segment. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly service: Service;
  readonly permissions: Permissions;
  readonly handle: Handler;
  /** Absent: both versions. */
  readonly versions?: readonly ApiVersion[];
}
