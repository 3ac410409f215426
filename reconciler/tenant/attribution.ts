import type { Actor, KnownActor } from '../../schemas/actor.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import type { Plan } from '../../schemas/plan.ts';
import { type Graph, GraphError } from '../ports.ts';

/** Who changed the objects of a plan last, and what could not be found out. */
export interface Attribution {
  readonly actors: ReadonlyMap<string, Actor>;
  /** Why the trail ends, in words; undefined where both logs were read. */
  readonly limits: readonly string[];
}

/** The services that log changes, by kind where it is another (Microsoft docs: reference-audit-activities, 2026). */
const services: Readonly<Record<string, string>> = {
  authenticationStrengthPolicies: 'Authentication Methods',
  agreements: 'Terms Of Use',
};
const loggedBy = (service: string) => `/auditLogs/directoryAudits?$filter=loggedByService eq '${service}'`;
/**
 * Kinds whose changes Intune logs, and what it calls the component (Microsoft docs: intune-auditing-auditevent; almenscorner/IntuneCD,
 * 2026; names of the newer ones by analogy, and of the settings a guess).
 */
const components: Readonly<Record<string, string>> = {
  deviceCompliancePolicies: 'DeviceCompliancePolicy',
  compliancePolicies: 'DeviceCompliancePolicy',
  notificationMessageTemplates: 'NotificationMessageTemplate',
  assignmentFilters: 'DeviceAndAppManagementAssignmentFilter',
  deviceComplianceScripts: 'DeviceComplianceScript',
  deviceManagementSettings: 'DeviceManagement',
};
const loggedByIntune = (names: readonly string[]) =>
  `/deviceManagement/auditEvents?$filter=${names.map((name) => `componentName eq '${name}'`).join(' or ')}`;
/** What the audit log calls changes of apps and of the policies about them (Microsoft docs: intune monitor-audit-logs, 2026). */
const apps = "/deviceManagement/auditEvents?$filter=category eq 'Application'";
const appKinds = ['iosManagedAppProtections', 'androidManagedAppProtections', 'defaultManagedAppProtections'] as const;

/**
 * Looks the objects up in the audit logs. Drift is told all the same when a log cannot be read: without `AuditLog.Read.All`, or
 * beyond the 30 days the directory keeps by default, who did it stays unknown (Microsoft docs: reference-reports-data-retention).
 */
export async function attribute(graph: Graph, plan: Plan): Promise<Attribution> {
  const wanted = new Map<string, string>([
    ...plan.unmanaged.map(({ id }) => [id, id] as const),
    ...plan.changes
      // Where only git moved, the last row of the log is our own apply: nobody did anything behind git's back.
      .filter(({ moved }) => moved !== 'git')
      .flatMap(({ id, kind, name }) => (id === undefined ? [] : [[id, `${kind}/${name}`] as const])),
  ]);
  if (wanted.size === 0) return { actors: new Map(), limits: [] };
  const kinds = new Set<string>([...plan.unmanaged, ...plan.changes].map(({ kind }) => kind));
  const named = Object.keys(components).flatMap((kind) => (kinds.delete(kind) ? [components[kind] ?? ''] : []));
  const needsApps = appKinds.map((kind) => kinds.delete(kind)).includes(true);
  const directory: Log[] = [];
  for (const service of new Set([...kinds].map((kind) => services[kind] ?? 'Conditional Access')))
    directory.push(await readLog(graph, loggedBy(service), 'v1.0'));
  const intune: Log[] = [];
  if (named.length > 0) intune.push(await readLog(graph, loggedByIntune(named), 'beta'));
  if (needsApps) intune.push(await readLog(graph, apps, 'beta'));
  const found = [
    ...directory.flatMap(({ rows }) => rows.flatMap(fromDirectory)),
    ...intune.flatMap(({ rows }) => rows.flatMap(fromIntune)),
  ];
  const rows = found.toSorted((a, b) => (a.actor.when < b.actor.when ? -1 : 1));
  const actors = new Map(
    rows.flatMap(({ id, actor }) => {
      const key = wanted.get(id) ?? wanted.get(wholeOf(id));
      return key === undefined ? [] : [[key, actor as Actor] as const];
    }),
  );
  const limits = [...directory, ...intune].flatMap(({ limit }) => limit ?? []);
  return { actors, limits: [...new Set(limits)] };
}

interface Log {
  readonly rows: readonly JsonObject[];
  readonly limit?: string;
}

async function readLog(graph: Graph, path: string, apiVersion: 'v1.0' | 'beta'): Promise<Log> {
  try {
    return { rows: await graph.list({ method: 'GET', apiVersion, path: encodeURI(path) }) };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    const why = error.status === 403 ? 'the identity lacks AuditLog.Read.All' : error.message;
    return { rows: [], limit: `who changed what is unknown: ${why}` };
  }
}

interface Row {
  readonly id: string;
  readonly actor: KnownActor;
}

function fromDirectory(row: JsonObject): readonly Row[] {
  const targets: readonly Json[] = Array.isArray(row.targetResources) ? row.targetResources : [];
  const by = isJsonObject(row.initiatedBy) ? row.initiatedBy : {};
  const user = isJsonObject(by.user) ? by.user : {};
  const app = isJsonObject(by.app) ? by.app : {};
  const who = textOf(user.userPrincipalName) ?? textOf(app.displayName) ?? textOf(user.id) ?? 'unknown';
  const actor = {
    who,
    when: textOf(row.activityDateTime) ?? 'unknown',
    ...clientOf(app.displayName),
    auditId: textOf(row.id) ?? '',
  };
  return targets.filter(isJsonObject).flatMap(({ id }) => (typeof id === 'string' ? [{ id, actor }] : []));
}

function fromIntune(row: JsonObject): readonly Row[] {
  const resources: readonly Json[] = Array.isArray(row.resources) ? row.resources : [];
  const by = isJsonObject(row.actor) ? row.actor : {};
  const who =
    textOf(by.userPrincipalName) ?? textOf(by.applicationDisplayName) ?? textOf(by.servicePrincipalName) ?? 'unknown';
  const actor = {
    who,
    when: textOf(row.activityDateTime) ?? 'unknown',
    ...clientOf(by.applicationDisplayName),
    auditId: textOf(row.id) ?? '',
  };
  return resources
    .filter(isJsonObject)
    .flatMap(({ resourceId }) =>
      typeof resourceId === 'string' ? [{ id: resourceId || settingsId(row), actor }] : [],
    );
}

/**
 * The id of the object that a part belongs to, where the log names the part: the id of a message is that of its template, `_` and the
 * language, as the emulator has it. That the log of a tenant names the message so is a guess; where it does not, nothing matches.
 */
function wholeOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('_')));
}

/** The tenant-wide settings have no id in the log, and are known to us by the name of their kind. */
function settingsId({ componentName }: JsonObject): string {
  return componentName === components.deviceManagementSettings ? 'deviceManagementSettings' : '';
}

function clientOf(value: Json | undefined): { readonly client?: string } {
  const client = textOf(value);
  return client === undefined ? {} : { client };
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
