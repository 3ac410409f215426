import type { Context } from '@microsoft/microsoft-graph-client';
import { callOf } from '../call.ts';
import { ChainedMiddleware } from './chained-middleware.ts';

/**
 * The outermost link. The library parses an address into parts and builds it anew, which reorders the parameters of a next link
 * and drops repeated ones; and it replaces whatever a link throws by its own error without our outcome. Both are set right here.
 */
export class CallMiddleware extends ChainedMiddleware {
  async execute(context: Context): Promise<void> {
    const call = callOf(context);
    context.request = call.url;
    try {
      await this.forward(context);
    } catch (error) {
      call.failure = error;
      throw error;
    }
  }
}
