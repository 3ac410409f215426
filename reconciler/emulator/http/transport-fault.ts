import type { Fault } from '../faults.ts';

const TRANSPORT = new Set<Fault['fault']>(['html502', 'resetBefore', 'resetAfter', 'truncateBody', 'slow']);

/** True for faults of the connection, which strike a whole HTTP answer and so never a single request inside `$batch`. */
export function isTransportFault(fault: Fault): boolean {
  return TRANSPORT.has(fault.fault);
}
