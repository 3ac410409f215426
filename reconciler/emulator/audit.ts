import { randomUUID } from 'node:crypto';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Exchange } from './http/exchange.ts';
import type { Caller } from './identity/caller.ts';
import type { Write } from './store/tenant-state.ts';

/** What happened to one object, for the audit log. `before` is absent for a creation, `after` for a deletion. */
export interface Activity {
  /** Graph's exact wording, e.g. `Add Conditional Access policy` (Microsoft docs: reference-audit-activities, 2026). */
  readonly name: string;
  readonly category: string;
  readonly service: string;
  readonly type: string;
  readonly id: string;
  readonly displayName: string;
  readonly before?: JsonObject;
  readonly after?: JsonObject;
}

/** The write that adds an activity to `auditLogs/directoryAudits`, to be committed together with the change itself. */
export function directoryAudit(exchange: Exchange, activity: Activity): readonly Write[] {
  if (!exchange.behaviours.is('mutationsAreAudited')) return [];
  const id = `Directory_${randomUUID()}`;
  const value: JsonObject = {
    id,
    category: activity.category,
    correlationId: randomUUID(),
    result: 'success',
    resultReason: '',
    activityDisplayName: activity.name,
    activityDateTime: exchange.stamp(),
    loggedByService: activity.service,
    operationType: operationOf(activity),
    initiatedBy: initiatorOf(exchange.caller),
    targetResources: [
      {
        id: activity.id,
        displayName: activity.displayName,
        type: activity.type,
        userPrincipalName: null,
        groupType: null,
        modifiedProperties: modifiedProperties(activity),
      },
    ],
    additionalDetails: detailsOf(exchange),
  };
  return [{ collection: 'directoryAudits', id, value }];
}

/** The same for Intune's `deviceManagement/auditEvents`. `component` is Graph's `componentName`. */
export function intuneAudit(exchange: Exchange, activity: Activity, component: string): readonly Write[] {
  if (!exchange.behaviours.is('mutationsAreAudited')) return [];
  const id = randomUUID();
  const value: JsonObject = {
    id,
    displayName: activity.name,
    componentName: component,
    actor: actorOf(exchange.caller),
    activity: activity.name,
    activityDateTime: exchange.stamp(),
    activityType: activity.name,
    activityOperationType: { Add: 'Create', Update: 'Patch', Delete: 'Delete' }[operationOf(activity)],
    activityResult: 'Success',
    correlationId: randomUUID(),
    resources: [
      {
        displayName: activity.displayName,
        modifiedProperties: modifiedProperties(activity),
        auditResourceType: activity.type,
        resourceId: activity.id,
      },
    ],
    category: activity.category,
  };
  return [{ collection: 'auditEvents', id, value }];
}

/** (Microsoft docs: directoryaudit, `additionalDetails`; the key as the portal's export of the log has it.) */
function detailsOf({ behaviours, headers }: Exchange): Json {
  const value = headers['user-agent'];
  return behaviours.is('auditsTellUserAgent') && value !== undefined ? [{ key: 'User-Agent', value }] : [];
}

function operationOf({ before, after }: Activity): 'Add' | 'Update' | 'Delete' {
  if (before === undefined) return 'Add';
  return after === undefined ? 'Delete' : 'Update';
}

/** Old and new value as JSON text (Microsoft docs: troubleshoot-policy-changes-audit-log, 2026). */
function modifiedProperties({ type, before, after }: Activity): Json {
  const asText = (value: JsonObject | undefined) => (value === undefined ? null : JSON.stringify(value));
  return [{ displayName: type, oldValue: asText(before), newValue: asText(after) }];
}

function initiatorOf(caller: Caller): JsonObject {
  if (caller.kind === 'application') {
    const app = {
      appId: caller.appId,
      displayName: caller.displayName,
      servicePrincipalId: caller.id,
      servicePrincipalName: null,
    };
    return { user: null, app };
  }
  const user = {
    id: caller.id,
    displayName: caller.displayName,
    userPrincipalName: caller.upn,
    ipAddress: '127.0.0.1',
  };
  return { user, app: null };
}

function actorOf(caller: Caller): JsonObject {
  const application = caller.kind === 'application';
  return {
    '@odata.type': 'microsoft.graph.auditActor',
    type: application ? 'Application' : 'ItPro',
    auditActorType: application ? 'Application' : 'ItPro',
    userPermissions: ['*'],
    applicationId: application ? caller.appId : null,
    applicationDisplayName: application ? caller.displayName : null,
    userPrincipalName: application ? null : caller.upn,
    servicePrincipalName: null,
    ipAddress: null,
    userId: application ? null : caller.id,
  };
}
