import type { JsonObject } from '../../../schemas/json.ts';
import type { Exchange, Reply } from '../http/exchange.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { listReply } from '../odata/query.ts';
import type { CollectionName } from '../store/tenant-state.ts';

/** The two audit logs, newest first unless `$orderby` says otherwise. */
export const AUDIT_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/auditLogs/directoryAudits',
    service: 'reports',
    permissions: PERMISSIONS.readAudit,
    handle: (exchange) => list(exchange, 'directoryAudits', 'auditLogs/directoryAudits'),
  },
  {
    method: 'GET',
    path: '/deviceManagement/auditEvents',
    service: 'intune',
    permissions: PERMISSIONS.readIntuneAudit,
    handle: (exchange) => list(exchange, 'auditEvents', 'deviceManagement/auditEvents'),
  },
];

function list(exchange: Exchange, collection: CollectionName, context: string): Reply {
  const rows = [...exchange.state.read(collection).values()]
    .reverse()
    .filter((row) => isThere(row, exchange, collection));
  return listReply(exchange, rows, { service: 'reports', context, paging: { size: 1000, maximum: 1000 } });
}

const minute = 60_000;
const latency = 5 * minute;
const days = { directoryAudits: 30, auditEvents: 365 } as const;

/** A row is there from a while after the change until it is no longer kept. */
function isThere(row: JsonObject, { behaviours, now }: Exchange, collection: CollectionName): boolean {
  const age = now().getTime() - Date.parse(String(row.activityDateTime));
  if (behaviours.is('auditRowsComeLate') && age < latency) return false;
  const kept = collection === 'auditEvents' ? days.auditEvents : days.directoryAudits;
  return !behaviours.is('auditRowsExpire') || age <= kept * 24 * 60 * minute;
}
