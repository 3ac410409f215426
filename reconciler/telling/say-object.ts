import type { JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { ManagedCollection } from '../../schemas/resource.ts';
import type { Words } from '../../schemas/telling/telling.ts';
import { tellPolicy } from './tell-whole.ts';

/** What an object says as it stands: a Conditional Access policy by what it does, anything else by what it is. */
export function sayObject(kind: ManagedCollection, body: JsonObject): Words {
  return kind === 'conditionalAccessPolicies' ? [...tellPolicy(body, false), ...stateWords(body)] : [kinds[kind].title];
}

/** Nothing of a policy that is enforced, which is what one expects. */
export function stateWords({ state }: JsonObject): Words {
  return state === 'enabled' ? [] : [state === 'disabled' ? ' (switched off)' : ' (report-only)'];
}
