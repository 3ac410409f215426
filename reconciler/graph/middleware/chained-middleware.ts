import type { Context, Middleware } from '@microsoft/microsoft-graph-client';

/** A link of the library's middleware chain; the library joins the links in the order of the array it is given. */
export abstract class ChainedMiddleware implements Middleware {
  #next: Middleware | undefined;

  setNext(next: Middleware): void {
    this.#next = next;
  }

  abstract execute(context: Context): Promise<void>;

  protected async forward(context: Context): Promise<void> {
    if (this.#next === undefined) throw new Error('unreachable: the chain ends before the HTTP handler');
    await this.#next.execute(context);
  }
}
