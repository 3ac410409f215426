import { isJsonObject, type JsonObject } from '../../../../schemas/json.ts';
import type { Exchange } from '../../http/exchange.ts';

/** Where the portal puts members no published type has, and how they are called. */
const members: Readonly<Record<string, readonly string[]>> = {
  conditions: ['clients', 'signInRiskDetections'],
  'conditions/applications': ['globalSecureAccess'],
  sessionControls: ['networkAccessSecurity', 'globalSecureAccessFilteringProfile'],
};

/**
 * The body without what only the portal writes, as far as it is null. Whether v1.0 is as patient is not known: the map this is
 * taken from was made on beta (deploymenttheory/terraform-provider-microsoft365, conditional access field map, 2025-12).
 */
export function withoutGuiMembers(exchange: Exchange, body: JsonObject): JsonObject {
  if (exchange.version !== 'beta' || !exchange.behaviours.is('guiMembersAreDropped')) return body;
  return withoutNulls(body, '');
}

function withoutNulls(object: JsonObject, path: string): JsonObject {
  const kept = Object.entries(object).filter(([name, value]) => value !== null || !members[path]?.includes(name));
  return Object.fromEntries(
    kept.map(([name, value]) => {
      const below = path === '' ? name : `${path}/${name}`;
      const leads = Object.keys(members).some((place) => place === below || place.startsWith(`${below}/`));
      return [name, leads && isJsonObject(value) ? withoutNulls(value, below) : value];
    }),
  );
}
