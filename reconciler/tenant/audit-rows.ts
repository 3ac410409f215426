import type { KnownActor } from '../../schemas/actor.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { settingsComponent } from './audit-logs.ts';

/** A row of an audit log about one object. */
export interface AuditRow {
  /** Id of the object. */
  readonly id: string;
  readonly actor: KnownActor;
  /** Milliseconds; NaN where the row tells no time. */
  readonly time: number;
  /** Ids of the application, service principal or user who did it. */
  readonly by: readonly string[];
}

/** The objects a row of `directoryAudits` is about, and who it says it was. */
export function fromDirectory(row: JsonObject): readonly AuditRow[] {
  const by = objectAt(row, 'initiatedBy');
  const [user, app] = [objectAt(by, 'user'), objectAt(by, 'app')];
  const who =
    textOf(user.userPrincipalName) ??
    textOf(app.displayName) ??
    textOf(user.displayName) ??
    textOf(user.id) ??
    'nobody named';
  const program = userAgent(row) ?? textOf(app.displayName);
  return listAt(row, 'targetResources').flatMap(({ id }) =>
    typeof id === 'string' ? [rowOf(row, id, who, program, [user.id, app.appId, app.servicePrincipalId])] : [],
  );
}

/** The same of Intune's `auditEvents`. */
export function fromIntune(row: JsonObject): readonly AuditRow[] {
  const by = objectAt(row, 'actor');
  const who =
    textOf(by.userPrincipalName) ??
    textOf(by.applicationDisplayName) ??
    textOf(by.servicePrincipalName) ??
    textOf(by.userId) ??
    'nobody named';
  const settings = row.componentName === settingsComponent ? 'deviceManagementSettings' : '';
  return listAt(row, 'resources').flatMap(({ resourceId }) =>
    typeof resourceId === 'string'
      ? [rowOf(row, resourceId || settings, who, textOf(by.applicationDisplayName), [by.userId, by.applicationId])]
      : [],
  );
}

function rowOf(
  row: JsonObject,
  id: string,
  who: string,
  program: string | undefined,
  by: readonly (Json | undefined)[],
): AuditRow {
  const when = textOf(row.activityDateTime) ?? 'an unknown time';
  const client = program === undefined || program === who ? {} : { client: program };
  return {
    id,
    actor: { who, when, ...client, auditId: textOf(row.id) ?? '' },
    time: Date.parse(when),
    by: by.flatMap((text) => textOf(text)?.toLowerCase() ?? []),
  };
}

/** Names and values beside a row; the program is one of them where the service knows it (Microsoft docs: directoryaudit). */
function userAgent(row: JsonObject): string | undefined {
  const found = listAt(row, 'additionalDetails').find(({ key }) => key === 'User-Agent');
  return textOf(found?.value);
}

function objectAt(value: JsonObject, name: string): JsonObject {
  const member = value[name];
  return isJsonObject(member) ? member : {};
}

function listAt(value: JsonObject, name: string): readonly JsonObject[] {
  const member = value[name];
  return Array.isArray(member) ? member.filter(isJsonObject) : [];
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
