import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../schemas/json.ts';
import { type Exchange, param, type Reply } from '../http/exchange.ts';
import { Failure, refusedPolicy } from '../http/failure.ts';
import { namedType } from '../metadata/conform.ts';
import { listReply, objectReply, type QueryRules } from '../odata/query.ts';
import { bodyAs, show } from './collection-support.ts';
import { objectsIn, stringsIn, textIn } from './values.ts';

const TYPE = 'authenticationCombinationConfiguration';
const CONTEXT = 'policies/authenticationStrengthPolicies/combinationConfigurations';
const QUERY: QueryRules = { service: 'conditionalAccess', context: CONTEXT, paging: 'truncate' };

/** What the strengths themselves do for their configurations: find one that may be written, and keep a changed one. */
export interface StrengthStore {
  find(exchange: Exchange): JsonObject;
  findCustom(exchange: Exchange): JsonObject;
  keep(exchange: Exchange, stored: JsonObject, value: JsonObject): void;
}

/** The verbs below `…/{id}/combinationConfigurations`. */
export function configurationHandlers(strengths: StrengthStore) {
  const replace = (exchange: Exchange, stored: JsonObject, configurations: readonly JsonObject[]) =>
    strengths.keep(exchange, stored, { ...stored, combinationConfigurations: configurations });
  return {
    list: (exchange: Exchange): Reply => {
      const rows = configurationsOf(strengths.find(exchange)).map((row) => show(exchange, TYPE, row));
      return listReply(exchange, rows, QUERY);
    },
    get: (exchange: Exchange): Reply =>
      objectReply(exchange, show(exchange, TYPE, found(exchange, strengths.find(exchange))), CONTEXT),
    create: (exchange: Exchange): Reply => {
      const stored = strengths.findCustom(exchange);
      const value = checked(exchange, stored, { id: randomUUID(), ...readBody(exchange) });
      replace(exchange, stored, [...configurationsOf(stored), value]);
      return objectReply(exchange, show(exchange, TYPE, value), CONTEXT, 201);
    },
    update: (exchange: Exchange): Reply => {
      const stored = strengths.findCustom(exchange);
      const before = found(exchange, stored);
      const value = checked(exchange, stored, { ...before, ...readBody(exchange), id: before.id ?? null });
      replace(
        exchange,
        stored,
        configurationsOf(stored).map((row) => (row === before ? value : row)),
      );
      return { status: 204 };
    },
    remove: (exchange: Exchange): Reply => {
      const stored = strengths.findCustom(exchange);
      const before = found(exchange, stored);
      replace(
        exchange,
        stored,
        configurationsOf(stored).filter((row) => row !== before),
      );
      return { status: 204 };
    },
  };
}

/** Configurations given along with a new strength, each with an id of its own. Throws Failure 400. */
export function newConfigurations(exchange: Exchange, strength: JsonObject): readonly JsonObject[] {
  return configurationsOf(strength).map((given) => checked(exchange, strength, { ...given, id: randomUUID() }));
}

function configurationsOf(strength: JsonObject): readonly JsonObject[] {
  return objectsIn(strength.combinationConfigurations);
}

function found(exchange: Exchange, strength: JsonObject): JsonObject {
  const id = param(exchange, 'configuration');
  const row = configurationsOf(strength).find((configuration) => textIn(configuration.id) === id);
  if (row !== undefined) return row;
  const text = `AuthenticationCombinationConfiguration with id ${id} does not exist in the directory.`;
  throw new Failure(404, 'ResourceNotFound', text, 'conditionalAccess');
}

function readBody(exchange: Exchange): JsonObject {
  return bodyAs(exchange, TYPE, () =>
    refusedPolicy('1007: Incoming AuthenticationCombinationConfiguration object does not match its schema.'),
  );
}

function checked(exchange: Exchange, strength: JsonObject, configuration: JsonObject): JsonObject {
  const type = namedType(configuration);
  if (type === undefined || type === TYPE)
    throw refusedPolicy("A combination configuration must name its '@odata.type'.");
  const allowed = stringsIn(strength.allowedCombinations);
  const foreign = stringsIn(configuration.appliesToCombinations).find((combination) => !allowed.includes(combination));
  if (foreign !== undefined && exchange.behaviours.is('configurationsApplyToAllowedCombinations'))
    throw refusedPolicy(`The combination '${foreign}' is not among the 'allowedCombinations' of the strength.`);
  return configuration;
}
