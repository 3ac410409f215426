import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { Behaviours } from '../behaviours/behaviours.ts';
import type { Caller } from '../identity/caller.ts';
import type { ApiVersion, MetadataIndex } from '../metadata/metadata.ts';
import type { TenantState } from '../store/tenant-state.ts';

/** What every handler may look at besides its request. */
export interface World {
  readonly state: TenantState;
  readonly behaviours: Behaviours;
  readonly strict: boolean;
  readonly now: () => Date;
  /** The present moment in Graph's notation, later than every one given before. */
  readonly stamp: () => string;
}

/** One logical request (an HTTP request, or one inside `$batch`) after routing and authorisation. */
export interface Exchange extends World {
  readonly method: string;
  readonly version: ApiVersion;
  readonly metadata: MetadataIndex;
  /** Path below the version root, without query. */
  readonly path: string;
  /** The route's `{name}` segments. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
  readonly caller: Caller;
  /** Scheme, host and port the client used, for links. */
  readonly origin: string;
}

/** An answer before it is written out. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Absent: no body. A bare number is what `$count` segments answer. */
  readonly body?: JsonObject | number;
}

export type Handler = (exchange: Exchange) => Reply;

/** The value of a `{name}` segment; the router guarantees that it is there. */
export function param(exchange: Exchange, name: string): string {
  const value = exchange.params[name];
  if (value === undefined) throw new Error(`unreachable: the route has no {${name}}`);
  return value;
}
