import { join } from 'node:path';
import type { FoundObject } from '../../compiler/graph-json/read-graph-json.ts';
import { type Imported, importObjects } from '../../compiler/import/import-objects.ts';
import type { TenantSettings } from '../../compiler/project.ts';
import { tenantSettingsName } from '../../compiler/tenant-settings.ts';
import { emptyInventory } from '../../schemas/inventory.ts';
import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { isProvided } from '../../schemas/kinds/is-provided.ts';
import { readForImport } from '../import-tenant.ts';
import { openProjectIfAny } from '../project/project-folder.ts';
import { chooseTenant } from '../project/tenant-choice.ts';
import { createFileStore } from '../store/file-store.ts';
import { systemClock } from '../system/system-clock.ts';
import { organizationId } from '../tenant/organization-id.ts';
import { type Invocation, textOption } from './command.ts';
import { openTenant } from './session.ts';

/** Imports a tenant: of the project one stands in, or of whatever `--graph` and `--token` lead to. */
export async function importTenant(invocation: Invocation): Promise<Imported> {
  const folder = await openProjectIfAny(textOption(invocation, 'directory'));
  const wanted = textOption(invocation, 'tenant');
  const { name, settings } =
    folder === undefined ? { name: wanted ?? 'default', settings: undefined } : chooseTenant(folder, wanted);
  const { graph, identity } = await openTenant(invocation, name, settings);
  const id = settings?.id ?? identity?.tenantId ?? (await organizationId(graph));
  const { objects, names, settings: switches } = await readForImport(graph);
  const imported = importObjects({
    objects,
    names,
    settings: {
      defaults: { rollout: 'reportOnly' },
      ...switches?.members,
      ...(id === undefined ? {} : { tenants: { [name]: tenantMember(id, settings) } }),
    },
    tenant: { name, id: id ?? name },
  });
  if (switches === undefined) return imported;
  const row = { found: switches.found, status: 'lifted', name: tenantSettingsName, findings: [] } as const;
  return { ...imported, rows: [...imported.rows, row] };
}

/** Records what was imported as adopted: the next plan has nothing to do, and a document that goes releases its object. */
export async function recordImported(out: string, { rows, tenant }: Imported): Promise<void> {
  const store = createFileStore({ directory: join(out, '.gatewright'), tenant, clock: systemClock });
  const lease = await store.lock();
  try {
    const since = systemClock.now().toISOString();
    const entries = Object.fromEntries(
      rows.flatMap(({ found, name }) =>
        name === undefined || isMadeByService(found)
          ? []
          : [[`${found.kind}/${name}`, { id: String(found.body.id), origin: 'adopted', since } as const]],
      ),
    );
    await store.writeInventory(lease, { ...emptyInventory(tenant), entries });
  } finally {
    await lease.release();
  }
}

/** Nothing of the service's own is ever ours. */
function isMadeByService({ collection, body }: FoundObject): boolean {
  const kind = Object.values(kinds).find((each) => each.collection === collection);
  return kind !== undefined && isProvided(kind, body);
}

function tenantMember(id: string, settings: TenantSettings | undefined): JsonObject {
  const { cloud, authentication } = settings ?? {};
  // What the schema gave back is JSON; the project file holds no secrets, so neither does this.
  const member: unknown = JSON.parse(JSON.stringify({ id, ...(cloud === 'global' ? {} : { cloud }), authentication }));
  return isJsonObject(member) ? member : { id };
}
