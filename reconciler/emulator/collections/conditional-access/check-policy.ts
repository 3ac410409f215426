import type { JsonObject } from '../../../../schemas/json.ts';
import type { Exchange } from '../../http/exchange.ts';
import { refusedPolicy } from '../../http/failure.ts';
import type { CollectionName, Rows } from '../../store/tenant-state.ts';
import { RULES } from './rules/index.ts';
import { candidateOf } from './rules/rule.ts';

/**
 * Throws Failure 400 with the service's text unless a (merged) policy may be stored. References are looked up as a reader would
 * see them, so an object created a moment ago can still be unknown here.
 */
export function checkPolicy(exchange: Exchange, policy: JsonObject): void {
  const views = new Map<CollectionName, Rows>();
  const seen = (collection: CollectionName): Rows => {
    const view = views.get(collection) ?? exchange.state.read(collection);
    views.set(collection, view);
    return view;
  };
  const candidate = candidateOf(policy);
  for (const { behaviour, refuse } of RULES) {
    if (!exchange.behaviours.is(behaviour)) continue;
    const text = refuse(candidate, { world: exchange, seen });
    if (text !== undefined) throw refusedPolicy(text);
  }
}
