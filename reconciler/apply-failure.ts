import { originOf } from '../schemas/resource.ts';
import type { Span } from '../schemas/span.ts';
import type { DraftChange } from './plan/build-plan.ts';
import { GraphError } from './ports.ts';

/**
 * Graph's refusal in the middle of an apply, with what a person needs to go on: which object it was, where that is declared, and how
 * much was written before. It is the GraphError itself in every other respect.
 */
export class ApplyFailure extends GraphError {
  /** The object whose request failed. */
  readonly change: DraftChange['change'];
  /** Its document; undefined for an object without one, which was to be deleted. */
  readonly span: Span | undefined;
  /** Requests that were carried out before this one, and how many the plan has. */
  readonly sent: number;
  readonly total: number;

  constructor(
    error: GraphError,
    { change, resource }: DraftChange,
    progress: { readonly sent: number; readonly total: number },
  ) {
    super({ ...detailsOf(error), cause: error });
    this.change = change;
    this.span = resource === undefined ? undefined : originOf(resource, '')?.span;
    this.sent = progress.sent;
    this.total = progress.total;
  }
}

function detailsOf({ message, status, code, number, requestId, outcome, request }: GraphError) {
  return { message, status, code, number, requestId, outcome, request };
}
