import { isJsonObject } from '../../../schemas/json.ts';
import type { Exchange, Reply } from '../http/exchange.ts';
import { refusedByDirectory } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { contextUrl } from '../odata/query.ts';
import { directoryObjects } from './membership.ts';
import { stringsIn, textIn } from './values.ts';

/** (Microsoft docs: directoryobject-getbyids, 2026) */
const LIMIT = 1000;

/** Look-up of many ids at once; ids nobody has are left out of the answer. */
export const DIRECTORY_OBJECT_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/directoryObjects/getByIds',
    service: 'directory',
    permissions: PERMISSIONS.readDirectory,
    handle: getByIds,
  },
];

function getByIds(exchange: Exchange): Reply {
  if (!isJsonObject(exchange.body) || !Array.isArray(exchange.body.ids))
    throw refusedByDirectory("The property 'ids' is required.");
  const ids = stringsIn(exchange.body.ids);
  if (ids.length > LIMIT) throw refusedByDirectory(`Too many values in 'ids': at most ${LIMIT} are allowed.`);
  const types = stringsIn(exchange.body.types).map((type) => `#microsoft.graph.${type}`.toLowerCase());
  const known = directoryObjects(exchange.state, [...new Set(ids.map((id) => id.toLowerCase()))]);
  const value = known.filter((row) => types.length === 0 || types.includes(textIn(row['@odata.type']).toLowerCase()));
  return { status: 200, body: { '@odata.context': contextUrl(exchange, 'directoryObjects'), value } };
}
