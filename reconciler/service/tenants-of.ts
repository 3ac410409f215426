import { compile } from '../../compiler/compile.ts';
import type { TenantSettings } from '../../compiler/project.ts';
import { hasErrors } from '../../schemas/finding.ts';
import type { ProjectAt } from '../ports.ts';

export type KnownTenants = ReadonlyMap<string, TenantSettings | undefined>;

/**
 * The tenants of a project. A project file with a mistake in it seems to have none; then those known before are told of the mistake,
 * and nothing is done to them. A project without tenants serves whatever `--graph` names, as everywhere.
 */
export function tenantsOf({ folder }: ProjectAt, before: KnownTenants): KnownTenants {
  const tenants = Object.entries(folder.settings.tenants ?? {});
  if (tenants.length > 0) return new Map(tenants);
  const isBroken = before.size > 0 && hasErrors(compile({ files: folder.files }).findings);
  return isBroken ? before : new Map([['default', undefined]]);
}
