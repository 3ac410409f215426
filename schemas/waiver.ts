import type { Pointer } from './pointer.ts';
import type { Resource } from './resource.ts';
import type { Span } from './span.ts';

/** An accepted deviation from git, about one object: what it covers is left as the tenant has it. */
export interface Waiver {
  /** Name of the document. */
  readonly name: string;
  readonly about: WaivedObject;
  /** A property of the object, and what lies below it; the whole object when absent. */
  readonly pointer?: Pointer;
  /** A body that holds the value covered at `pointer`, names for ids as in any other; any value is covered when absent. */
  readonly expected?: Resource;
  readonly reason: string;
  readonly owner: string;
  /** The last day it holds, in UTC: `2026-12-31`. */
  readonly until: string;
  /** The words that name the object, and those that say the last day. */
  readonly span: Span;
  readonly untilSpan: Span;
}

/** An object of a document, by `kind/name`, or one that is not ours, by its id or its title. */
export type WaivedObject = { readonly resource: string } | { readonly unmanaged: string };

/** True on the last day, too. Days as ISO 8601 writes them sort as text. */
export function isInForce(waiver: Waiver, today: string): boolean {
  return today <= waiver.until;
}
