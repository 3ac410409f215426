import type { Condition } from '../../compiler/conditions/condition.ts';
import { whenConditions } from '../../compiler/conditions/index.ts';
import { resources } from '../../compiler/conditions/resources.ts';
import { type UsersSpec, users } from '../../compiler/conditions/users.ts';
import { liftRequire } from '../../compiler/sentence/require.ts';
import { liftWhen } from '../../compiler/sentence/when.ts';
import { sessionControls } from '../../compiler/session/index.ts';
import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import { listed } from '../../schemas/telling/name-of.ts';
import type { Words } from '../../schemas/telling/telling.ts';
import { isBlock, wordsOf } from './tell-require.ts';

/** What a whole Conditional Access policy does: `lets Sales open Office 365 only with a compliant device`. */
export function tellPolicy(body: JsonObject, isGone: boolean): Words {
  const conditions = isJsonObject(body.conditions) ? body.conditions : {};
  const when = whenWords(conditions);
  const whom = audience(conditions);
  const what = protectedThings(conditions);
  const grant = isJsonObject(body.grantControls) ? liftRequire(body.grantControls) : undefined;
  const session = sessionWords(body);
  if (grant !== undefined && isBlock(grant)) return [isGone ? 'kept ' : 'keeps ', ...whom, ' from ', ...what, ...when];
  if (grant === undefined || grant.uses.length === 0)
    return [
      isGone ? 'was about ' : 'is about ',
      ...whom,
      ' ',
      ...what,
      ...when,
      ...(session.length === 0 ? [] : [': ', ...session]),
    ];
  return [
    isGone ? 'let ' : 'lets ',
    ...whom,
    ' ',
    ...asVerb(what),
    ...when,
    ' only with ',
    ...wordsOf(grant),
    ...(session.length === 0 ? [] : ['; ', ...session]),
  ];
}

const verbs: Readonly<Record<string, string>> = { 'opening ': 'open ', 'registering ': 'register ' };

function asVerb([first = '', ...rest]: Words): Words {
  return [typeof first === 'string' ? (verbs[first] ?? first) : first, ...rest];
}

function protectedThings(conditions: JsonObject): Words {
  const spec = resources.lift(conditions);
  if (spec === undefined) return ['opening ', 'nothing that can be told'];
  const names = (items: readonly string[] = []) =>
    items.map((name): Words => [name === 'all apps' ? 'any app' : { name }]);
  const actions = (spec.userActions ?? []).map(
    (action): Words => [
      action === 'registerDevice'
        ? 'a device'
        : action === 'recoverAccount'
          ? 'an account anew'
          : 'security information',
    ],
  );
  if (actions.length > 0) return ['registering ', ...listed(actions)];
  const all = [
    ...names(spec.apps),
    ...names(spec.authenticationContexts),
    ...names(spec.globalSecureAccess),
    ...names(spec.networkAccess),
  ];
  const filter: Words = spec.filter === undefined ? [] : [' by a rule over apps'];
  const except: Words = spec.except === undefined ? [] : [' but not ', ...listed(names(spec.except))];
  return ['opening ', ...(all.length === 0 ? ['apps'] : listed(all)), ...filter, ...except];
}

function audience(conditions: JsonObject): Words {
  const spec = users.lift(conditions);
  if (spec === undefined) return ['nobody'];
  const all = membersOf(spec);
  const except = spec.except === undefined ? [] : membersOf(spec.except);
  return [
    ...(all.length === 0 ? ['nobody'] : listed(all)),
    ...(except.length === 0 ? [] : [' (not ', ...listed(except, 1), ')']),
  ];
}

function membersOf(spec: UsersSpec): readonly Words[] {
  const names = (items: readonly string[] = []) => items.map((name): Words => [{ name }]);
  return [
    ...(spec.everyone === true ? [['everyone']] : []),
    ...names(spec.groups),
    ...names(spec.roles),
    ...names(spec.users),
    ...(spec.guests !== undefined || spec.guestsOrExternalUsers === true ? [['guests']] : []),
    ...(spec.workloads === undefined ? [] : [['workload identities']]),
    ...(spec.agents === undefined ? [] : [['agent identities']]),
    ...(spec.agentUsers !== undefined || spec.allAgentIdUsers === true ? [['user accounts of agents']] : []),
  ];
}

function whenWords(conditions: JsonObject): Words {
  const when = Object.entries(liftWhen(conditions));
  return when.flatMap(([name, spec]): Words => {
    const condition = whenConditions[name as keyof typeof whenConditions] as Condition<unknown>;
    return [' ', ...(condition.phrase?.(spec) ?? ['under a condition on ', { name }])];
  });
}

function sessionWords(body: JsonObject): Words {
  const told = Object.values(sessionControls).flatMap(({ tell, wire: [pointer = ''] }) => {
    const words = tell[0]?.tell({ pointer, before: null, after: null }, { before: {}, after: body })?.words;
    return words === undefined ? [] : [words];
  });
  return listed(told, told.length);
}
