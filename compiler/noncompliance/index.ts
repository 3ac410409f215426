import { z } from 'zod';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import type { NoncomplianceAction } from './action.ts';
import { email } from './email.ts';
import { lock } from './lock.ts';
import { mark } from './mark.ts';
import { push } from './push.ts';
import { retire } from './retire.ts';

/** Every action a DeviceStandard can name under `whenNoncompliant`, mildest first: the order in which messages offer them. */
export const noncomplianceActions = [mark, push, email, lock, retire] as const;

/** One entry of `whenNoncompliant`: the schema's output, which the schema also accepts. */
export type NoncomplianceSpec = z.output<(typeof noncomplianceActions)[number]['schema']>;

/** What a rule consists of on the wire; anything else would be lost by lifting it. */
const ruleMember = /^(id|ruleName|scheduledActionConfigurations)$|@odata\./;

/** `whenNoncompliant` of a DeviceStandard: entries in any order, `mark` at most once. */
export const whenNoncompliantSchema = z
  .array(
    z.union(
      noncomplianceActions.map((action) => action.schema),
      { error: (issue) => explainMismatch(issue.input) },
    ),
    { error: 'expected a list of actions, e.g. `[mark: after 1 day]`' },
  )
  .refine((specs) => specs.filter((spec) => mark.name in spec).length <= 1, {
    error: '`mark` can stand only once: a device becomes noncompliant at one time',
  })
  .describe('What happens to a noncompliant device, and when; without `mark` it is marked noncompliant immediately.');

/**
 * `scheduledActionsForRule` of a compliance policy: one rule with exactly one `block` action, without which Graph refuses the
 * policy (microsoft-graph-docs issue 4103). When nobody says `mark`, the device is marked immediately, as Intune itself does
 * (Microsoft docs: actions-for-noncompliance, 2024-01). The rule has no name: the service does not keep it, and the request that
 * sends it gives it one.
 */
export function lowerActions(actions: readonly NoncomplianceSpec[]): JsonObject[] {
  const isMarked = actions.some((spec) => mark.name in spec);
  const complete = isMarked ? actions : [{ mark: 'immediately' }, ...actions];
  return [{ scheduledActionConfigurations: complete.map(lowerAction) }];
}

/**
 * The mirror of `lowerActions`, in the order of the policy. Undefined when there is not exactly one rule with one `block`, or any
 * action says something `whenNoncompliant` cannot.
 */
export function liftActions(scheduledActionsForRule: Json): readonly NoncomplianceSpec[] | undefined {
  if (!Array.isArray(scheduledActionsForRule) || scheduledActionsForRule.length !== 1) return undefined;
  const [rule] = scheduledActionsForRule;
  if (!isJsonObject(rule) || Object.keys(rule).some((name) => !ruleMember.test(name))) return undefined;
  const configurations = rule.scheduledActionConfigurations;
  if (!Array.isArray(configurations)) return undefined;
  const specs = configurations.map(liftAction).filter((spec) => spec !== undefined);
  const marks = specs.filter((spec) => mark.name in spec);
  return specs.length === configurations.length && marks.length === 1 ? specs : undefined;
}

/** A spec that passed the strict schemas carries the key of one action only, so the key finds the action whose type it has. */
function lowerAction(spec: NoncomplianceSpec): JsonObject {
  const actions: readonly NoncomplianceAction<NoncomplianceSpec>[] = noncomplianceActions;
  const action = actions.find((candidate) => candidate.name in spec);
  if (action === undefined) throw new Error(`unreachable: no action has a key in ${Object.keys(spec).join(', ')}`);
  return action.lower(spec);
}

function liftAction(configuration: Json): NoncomplianceSpec | undefined {
  if (!isJsonObject(configuration)) return undefined;
  for (const action of noncomplianceActions) {
    const spec = action.lift(configuration);
    if (spec !== undefined) return spec;
  }
  return undefined;
}

/** Why an entry fits no action, told about the action it names rather than about all of them. */
function explainMismatch(entry: unknown): string {
  const names = noncomplianceActions.map((action) => `\`${action.name}\``).join(', ');
  if (!isJsonObject(entry))
    return `an entry names an action and its delay, e.g. \`mark: after 1 day\`; actions: ${names}`;
  const named = noncomplianceActions.filter((action) => action.name in entry);
  const [action] = named;
  if (action === undefined) return `an entry names one of the actions ${names}`;
  if (named.length > 1)
    return `one entry names one action; give ${named.map((each) => `\`${each.name}\``).join(' and ')} an entry each`;
  const issues: readonly { readonly message: string }[] = action.schema.safeParse(entry).error?.issues ?? [];
  return issues.map((issue) => issue.message).join('; ');
}
