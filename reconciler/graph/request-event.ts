import type { GraphRequest } from '../../schemas/graph-request.ts';

/** One attempt at a request, told to whoever shows progress or counts requests. Carries no body, header or object's name. */
export interface RequestEvent {
  readonly method: GraphRequest['method'];
  /** Path with ids replaced, without version and query. */
  readonly path: string;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** Time spent in back-off and pacing before this attempt was sent. */
  readonly waitedMilliseconds: number;
}
