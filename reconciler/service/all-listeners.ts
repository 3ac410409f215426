import type { ServiceListener } from './service-options.ts';

/** Several listeners as one. */
export function allListeners(...listeners: readonly ServiceListener[]): ServiceListener {
  const toEach = (tell: (listener: ServiceListener) => void) => {
    for (const listener of listeners) tell(listener);
  };
  return {
    sourceRead: (error) => toEach((each) => each.sourceRead(error)),
    ran: (tenant, seen) => toEach((each) => each.ran(tenant, seen)),
    gone: (tenant) => toEach((each) => each.gone(tenant)),
    recorded: (isWritten) => toEach((each) => each.recorded(isWritten)),
    scheduled: (tenant, milliseconds) => toEach((each) => each.scheduled(tenant, milliseconds)),
  };
}
