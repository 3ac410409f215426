import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { editorSchemas } from '../../compiler/editor-schema.ts';
import { isGuid } from '../../schemas/reference.ts';
import { UsageError } from '../usage-error.ts';

export interface ProjectStart {
  readonly directory: string;
  readonly tenantId: string | undefined;
  readonly tenantName: string;
}

/** Writes the files of a new project and gives their paths. Throws UsageError, before writing anything, where one is there already. */
export async function startProject(start: ProjectStart): Promise<readonly string[]> {
  if (start.tenantId !== undefined && !isGuid(start.tenantId)) {
    throw new UsageError(`\`${start.tenantId}\` is no tenant id`, 'it is a GUID; the portal shows it under Overview');
  }
  if (!/^[a-z0-9][a-z0-9-]*$/.test(start.tenantName)) {
    throw new UsageError(`\`${start.tenantName}\` is no name for a tenant`, 'use lower-case letters, digits and `-`');
  }
  const files: Readonly<Record<string, string>> = {
    'gatewright.yaml': projectFile(start),
    'policies/first.yaml': firstPolicy,
    '.gitignore': gitIgnore,
    ...Object.fromEntries(Object.entries(editorSchemas()).map(([name, text]) => [`.schema/${name}`, text])),
  };
  const paths = Object.keys(files).filter((path) => path !== '.gitignore' || !existsSync(join(start.directory, path)));
  const taken = paths.find((path) => existsSync(join(start.directory, path)));
  if (taken !== undefined)
    throw new UsageError(`\`${taken}\` exists already`, 'start in an empty folder, or edit what is there');
  for (const path of paths) {
    await mkdir(dirname(join(start.directory, path)), { recursive: true });
    await writeFile(join(start.directory, path), files[path] ?? '');
  }
  return paths;
}

export const gitIgnore = `# What the reconciler remembers of each tenant. Keep it somewhere safe that is not public.
.gatewright/
`;

function projectFile({ tenantId, tenantName }: ProjectStart): string {
  const tenant =
    tenantId === undefined
      ? `# tenants:
#   ${tenantName}:
#     id: 00000000-0000-0000-0000-000000000000
#     authentication: { method: azureCli }
`
      : `tenants:
  ${tenantName}:
    id: ${tenantId}
    authentication: { method: azureCli }
`;
  return `# yaml-language-server: $schema=.schema/gatewright.schema.json
version: 1
documents: policies
# Accounts that must always get in. They are left out of every policy.
# breakGlass:
#   groups: [Break Glass]
defaults:
  rollout: reportOnly
${tenant}`;
}

const firstPolicy = `# yaml-language-server: $schema=../.schema/policy.schema.json
kind: Protection
name: admins-mfa
title: Administrators sign in with multifactor authentication
protect: all apps
for: { roles: [Global Administrator] }
require: mfa
`;
