import { isRead } from '../graph/is-read.ts';
import type { Clock, Graph } from '../ports.ts';

/**
 * A graph that can be stopped: a read in flight is given up, a write in flight is brought to its end, since half of one is worse
 * than a moment of waiting. `onWritten` is told of every write that Graph carried out.
 */
export function watchedGraph(graph: Graph, stop: AbortSignal, onWritten: () => void): Graph {
  return {
    async send(request, options = {}) {
      if (isRead(request)) return graph.send(request, { signal: stop, ...options });
      const answer = await graph.send(request, options);
      onWritten();
      return answer;
    },
    list: (request, options = {}) => graph.list(request, { signal: stop, ...options }),
  };
}

/** A clock nobody sleeps on any more once `stop` is aborted; that of back-off before a write as well. */
export function stoppableClock(clock: Clock, stop: AbortSignal): Clock {
  return {
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    async sleep(milliseconds, signal) {
      if (signal === undefined || signal === stop) return clock.sleep(milliseconds, stop);
      const either = new AbortController();
      const abort = () => either.abort(stop.aborted ? stop.reason : signal.reason);
      if (stop.aborted || signal.aborted) abort();
      stop.addEventListener('abort', abort, { once: true });
      signal.addEventListener('abort', abort, { once: true });
      try {
        await clock.sleep(milliseconds, either.signal);
      } finally {
        stop.removeEventListener('abort', abort);
        signal.removeEventListener('abort', abort);
      }
    },
  };
}
