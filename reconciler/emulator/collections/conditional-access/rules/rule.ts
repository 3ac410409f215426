import type { JsonObject } from '../../../../../schemas/json.ts';
import type { BehaviourName } from '../../../behaviours/behaviours.ts';
import type { World } from '../../../http/exchange.ts';
import type { CollectionName, Rows } from '../../../store/tenant-state.ts';
import { objectIn, stringsIn, textIn } from '../../values.ts';

/** A policy about to be stored, taken apart for rules. Absent parts read as empty. */
export interface Candidate {
  readonly policy: JsonObject;
  readonly state: string;
  readonly conditions: JsonObject;
  readonly users: JsonObject;
  readonly applications: JsonObject;
  readonly clientApplications: JsonObject | undefined;
  readonly grant: JsonObject | undefined;
  readonly session: JsonObject | undefined;
  readonly builtInControls: readonly string[];
  readonly strength: JsonObject | undefined;
  readonly frequency: JsonObject | undefined;
}

/** What a rule may look at besides the policy. `seen` is a collection as the rule's replica knows it. */
export interface RuleContext {
  readonly world: World;
  readonly seen: (collection: CollectionName) => Rows;
}

/** One refusal of the service, under the belief it belongs to. Returns Graph's text, or undefined when the policy passes. */
export interface Rule {
  readonly behaviour: BehaviourName;
  readonly refuse: (candidate: Candidate, context: RuleContext) => string | undefined;
}

export function candidateOf(policy: JsonObject): Candidate {
  const conditions = objectIn(policy.conditions) ?? {};
  const grant = objectIn(policy.grantControls);
  const session = objectIn(policy.sessionControls);
  const strength = objectIn(grant?.authenticationStrength);
  return {
    policy,
    state: textIn(policy.state),
    conditions,
    users: objectIn(conditions.users) ?? {},
    applications: objectIn(conditions.applications) ?? {},
    clientApplications: objectIn(conditions.clientApplications),
    grant,
    session,
    builtInControls: stringsIn(grant?.builtInControls),
    strength,
    frequency: objectIn(session?.signInFrequency),
  };
}

/** The text 1032 carries; `reason` is the service's name for what is wrong. */
export function invalidControls(
  reason: 'InvalidControls' | 'InvalidPasswordResetControl' | 'InvalidConditions',
): string {
  return `1032: ConditionalActionPolicy validation failed due to ${reason}.`;
}
