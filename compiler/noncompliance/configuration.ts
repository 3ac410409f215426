import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { isReference } from '../../schemas/reference.ts';
import { isDelayHours } from './delay.ts';

/** What Graph gives back for an action without a notification template, sent as '' (observed in real exports). */
const noTemplate = '00000000-0000-0000-0000-000000000000';

/** Members of an action that are not part of what it says: `id` is generated, `@odata` members describe the response. */
const ignoredMember = /^id$|@odata\./;
const members = ['actionType', 'gracePeriodHours', 'notificationTemplateId', 'notificationMessageCCList'];

/** One scheduledActionConfiguration, with references or ids of the tenant where Graph has ids. */
export interface ActionConfiguration {
  readonly actionType: string;
  readonly gracePeriodHours: number;
  /** Absent when there is none. */
  readonly template?: Json;
  readonly cc: readonly Json[];
}

/** The configuration as Graph gives it back for what was sent, so that an applied plan is an empty one. */
export function writeConfiguration(configuration: ActionConfiguration): JsonObject {
  return {
    actionType: configuration.actionType,
    gracePeriodHours: configuration.gracePeriodHours,
    notificationTemplateId: configuration.template ?? noTemplate,
    notificationMessageCCList: configuration.cc,
  };
}

/**
 * Reads a configuration from a compiled or a live policy. Undefined when it holds anything that `writeConfiguration` cannot say,
 * a member we do not know included: nothing is lost in silence.
 */
export function readConfiguration(configuration: Json): ActionConfiguration | undefined {
  if (!isJsonObject(configuration)) return undefined;
  const unknown = Object.keys(configuration).filter((name) => !members.includes(name) && !ignoredMember.test(name));
  if (unknown.length > 0) return undefined;
  const { actionType, gracePeriodHours, notificationTemplateId: template = null } = configuration;
  const cc = configuration.notificationMessageCCList ?? [];
  if (typeof actionType !== 'string' || !isDelayHours(gracePeriodHours)) return undefined;
  if (!Array.isArray(cc) || !cc.every(isNamed)) return undefined;
  if (template === null || template === '' || template === noTemplate) return { actionType, gracePeriodHours, cc };
  return isNamed(template) ? { actionType, gracePeriodHours, template, cc } : undefined;
}

/** Something a person can write by name or as `id:…`. */
function isNamed(value: Json): boolean {
  return isReference(value) || (typeof value === 'string' && value !== '');
}
