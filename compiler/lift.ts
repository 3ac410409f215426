import { isJsonObject, type Json, type JsonObject } from '../schemas/json.ts';
import { resources } from './conditions/resources.ts';
import { users } from './conditions/users.ts';
import { type Rollout, states } from './project.ts';
import { liftRequire, writeRequire } from './sentence/require.ts';
import { liftServiceDefaults } from './sentence/service-defaults.ts';
import { liftSession, writeSession } from './sentence/session.ts';
import { liftWhen, writeWhen } from './sentence/when.ts';

/**
 * The sentence behind a Conditional Access policy: the members of a Protection as a person would write them, without `kind` and
 * `name`; undefined where some part cannot be a part of a sentence at all. The body has references in the places of ids, as
 * the compiler's own have. It may say less than the policy: the caller lowers it again and compares.
 */
export function liftPolicy(body: JsonObject): JsonObject | undefined {
  const conditions = isJsonObject(body.conditions) ? body.conditions : {};
  const protect = resources.lift(conditions);
  const audience = users.lift(conditions);
  const rollout = (Object.keys(states) as Rollout[]).find((name) => states[name] === body.state);
  if (protect === undefined || audience === undefined || rollout === undefined) return undefined;
  const grant = isJsonObject(body.grantControls) ? body.grantControls : undefined;
  const require = grant === undefined ? undefined : liftRequire(grant);
  if (grant !== undefined && require === undefined) return undefined;
  const when = liftWhen(conditions);
  const session = liftSession(isJsonObject(body.sessionControls) ? body.sessionControls : null);
  const left = liftServiceDefaults(body);
  return {
    ...(typeof body.displayName === 'string' ? { title: body.displayName } : {}),
    protect: resources.write(protect),
    for: users.write(audience),
    ...member('when', writeWhen(when)),
    ...(require === undefined ? {} : { require: writeRequire(require) }),
    ...(session === undefined ? {} : member('session', writeSession(session))),
    rollout,
    ...(left.length === 0 ? {} : { serviceDefaults: [...left] }),
  };
}

/** Nothing for an empty clause. */
function member(name: string, written: Json): JsonObject {
  return isJsonObject(written) && Object.keys(written).length === 0 ? {} : { [name]: written };
}
