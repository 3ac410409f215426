import type { JsonObject } from '../json.ts';

/**
 * A new policy marks devices noncompliant at once where git leaves the actions to others, because Graph creates none without exactly
 * one `block` action (microsoft-graph-docs issue 4103), and this is the one the admin center gives it.
 */
export function withMark(body: JsonObject): JsonObject {
  const { scheduledActionsForRule: rules } = body;
  if (rules !== undefined && rules !== null && !(Array.isArray(rules) && rules.length === 0)) return body;
  const block = {
    actionType: 'block',
    gracePeriodHours: 0,
    notificationTemplateId: '',
    notificationMessageCCList: [],
  };
  return {
    ...body,
    scheduledActionsForRule: [{ ruleName: 'PasswordRequired', scheduledActionConfigurations: [block] }],
  };
}
