import { randomUUID } from 'node:crypto';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import type { Exchange } from '../../http/exchange.ts';
import { refusedByIntune } from '../../http/failure.ts';
import { bodyAs } from '../collection-support.ts';
import { objectsIn, stringsIn, textIn } from '../values.ts';

const NO_TEMPLATE = '00000000-0000-0000-0000-000000000000';

/**
 * Scheduled actions as Intune keeps them: one rule that carries the policy's id and no name, with every action given an id
 * (OpenIntuneBaseline exports, 2026). Throws Failure 400 unless exactly one action is `block`.
 */
export function readScheduledActions(
  exchange: Exchange,
  given: Json | undefined,
  policyId: string,
  type = 'deviceComplianceScheduledActionForRule',
): readonly JsonObject[] {
  const rules = objectsIn(given).map((rule) =>
    bodyAs(
      exchange,
      type,
      (misfit) =>
        refusedByIntune(
          `The scheduled action does not fit the model (${misfit?.detail ?? 'no object'}).`,
          'ModelValidationFailure',
        ),
      rule,
    ),
  );
  const actions = rules.flatMap((rule) => objectsIn(rule.scheduledActionConfigurations));
  const blocks = actions.filter((action) => action.actionType === 'block');
  if (exchange.behaviours.is('complianceNeedsOneBlockAction') && blocks.length !== 1) {
    throw refusedByIntune('Compliance policy must have one and only one block scheduled action');
  }
  const named = rules.map((rule) => textIn(rule.ruleName)).find((name) => name !== '');
  const ruleName = exchange.behaviours.is('complianceRuleNameIsDropped') ? null : (named ?? null);
  return [
    { id: policyId, ruleName, scheduledActionConfigurations: actions.map((action) => keepAction(exchange, action)) },
  ];
}

function keepAction(exchange: Exchange, action: JsonObject): JsonObject {
  const hours = action.gracePeriodHours ?? 0;
  if (exchange.behaviours.is('gracePeriodIsLimited') && (typeof hours !== 'number' || hours < 0 || hours > 8760)) {
    throw refusedByIntune('gracePeriodHours must be between 0 and 8760');
  }
  const template = textIn(action.notificationTemplateId) || NO_TEMPLATE;
  const isKnown = template === NO_TEMPLATE || exchange.state.rows('notificationMessageTemplates').has(template);
  if (!isKnown && exchange.behaviours.is('noncomplianceTemplatesMustExist')) {
    throw refusedByIntune(`The notification message template ${template} does not exist`);
  }
  return {
    id: randomUUID(),
    gracePeriodHours: hours,
    actionType: action.actionType ?? 'noAction',
    notificationTemplateId: template,
    notificationMessageCCList: stringsIn(action.notificationMessageCCList),
  };
}
