import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { hasWord, isAnnotation, isEffective, isSet, membersAt } from './policy-body.ts';

/**
 * The conditions beside users and applications that make a policy apply to fewer sign-ins, by their Graph names. "All platforms"
 * and "all client apps" narrow nothing. A condition we do not know counts, since it may.
 */
export function narrowingConditions(body: JsonObject): readonly string[] {
  const conditions = isJsonObject(body.conditions) ? body.conditions : {};
  return Object.keys(conditions).filter(
    (name) =>
      name !== 'users' && name !== 'applications' && !isAnnotation(name) && narrows(name, conditions[name] ?? null),
  );
}

function narrows(name: string, value: Json): boolean {
  const body = { value };
  if (name === 'clientAppTypes') return isEffective(value) && !hasWord(membersAt(body, '/value'), 'all');
  if (name !== 'platforms' && name !== 'locations') return isEffective(value);
  const noun = name === 'platforms' ? 'Platforms' : 'Locations';
  const included = membersAt(body, `/value/include${noun}`);
  return (included.length > 0 && !hasWord(included, 'all')) || isSet(body, `/value/exclude${noun}`);
}
