import type { JsonObject } from '../../../schemas/json.ts';
import { directoryAudit } from '../audit.ts';
import type { Exchange } from '../http/exchange.ts';
import { directoryObjectNotFound, type Failure, refusedByDirectory } from '../http/failure.ts';
import type { Misfit } from '../metadata/conform.ts';
import type { QueryRules } from '../odata/query.ts';
import type { CollectionName, Write } from '../store/tenant-state.ts';
import { rowOf } from './collection-support.ts';
import { textIn } from './values.ts';

/** The query rules of a directory collection: pages of 100, at most 999, advanced queries on request only. */
export function directoryQuery(context: string): QueryRules {
  return { service: 'directory', context, paging: { size: 100, maximum: 999 }, advancedQueries: true };
}

/** The directory object the route's `{id}` names. Throws Failure 404. */
export function directoryRow(exchange: Exchange, collection: CollectionName, name = 'id'): JsonObject {
  return rowOf(exchange, collection, directoryObjectNotFound, name);
}

/** The directory's refusal of a body that does not fit its type. */
export function directoryMisfit(misfit: Misfit | undefined): Failure {
  if (misfit === undefined) return refusedByDirectory('Empty Payload. JSON content expected.', 'BadRequest');
  if (misfit.reason === 'unknownProperty') return refusedByDirectory(`Invalid property '${misfit.detail}'.`);
  return refusedByDirectory(`Invalid value specified for property '${misfit.path}' of resource.`);
}

/** The audit row of a change to a directory object; `activity` is the documented name, e.g. `Add group`. */
export function directoryChange(
  exchange: Exchange,
  activity: string,
  category: string,
  before: JsonObject | undefined,
  after: JsonObject | undefined,
): readonly Write[] {
  const subject = after ?? before ?? {};
  return directoryAudit(exchange, {
    name: activity,
    category,
    service: 'Core Directory',
    type: category.replace(/Management$/, ''),
    id: textIn(subject.id),
    displayName: textIn(subject.displayName),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  });
}
