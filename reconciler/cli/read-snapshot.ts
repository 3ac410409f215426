import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { coverageOf } from '../../compiler/analysis/coverage-of.ts';
import { lockCollections } from '../../compiler/analysis/coverage-of-resources.ts';
import { groupAlgebra } from '../../compiler/analysis/group-algebra.ts';
import { knownPeople } from '../../compiler/analysis/known-people.ts';
import { membershipsOf } from '../../compiler/analysis/memberships.ts';
import { type FoundObject, readGraphJson } from '../../compiler/graph-json/read-graph-json.ts';
import type { Coverage, DirectoryFacts, KeyedBody } from '../../schemas/coverage.ts';
import { type Finding, hasErrors } from '../../schemas/finding.ts';
import { isJsonObject } from '../../schemas/json.ts';
import { coverageFindings } from '../coverage-findings.ts';
import { UsageError } from '../usage-error.ts';

const role = z.union([
  z.string(),
  z.looseObject({ roleTemplateId: z.string() }).transform((held) => held.roleTemplateId),
]);

/** What a snapshot says of its directory, in the shape `evaluate` takes: each object names the groups it is directly in. */
const directorySchema = z.looseObject({
  users: z
    .array(
      z.looseObject({
        id: z.string(),
        userPrincipalName: z.string().optional(),
        userType: z.string().nullable().optional(),
        accountEnabled: z.boolean().nullable().optional(),
        externalUserType: z.string().nullable().optional(),
        memberOf: z.array(z.string()).default([]),
        directoryRoles: z.array(role).default([]),
      }),
    )
    .default([]),
  groups: z
    .array(
      z.looseObject({
        id: z.string(),
        displayName: z.string().optional(),
        memberOf: z.array(z.string()).default([]),
        /** Direct members, for exports that list them there. */
        members: z.array(z.string()).default([]),
      }),
    )
    .default([]),
});
type SnapshotDirectory = z.output<typeof directorySchema>;

const snapshotSchema = z.looseObject({
  directory: directorySchema.optional(),
  settings: z.looseObject({ secureByDefault: z.boolean().optional() }).optional(),
});

/**
 * The answer for a file or folder of Graph JSON: policies in any shape tools export, and beside them, in one of the files, `directory`
 * (who is in what) and `settings` (`secureByDefault`). Throws UsageError for a path that is not there.
 */
export async function coverSnapshot(
  path: string,
): Promise<{ readonly coverage: Coverage; readonly findings: readonly Finding[] }> {
  const objects: FoundObject[] = [];
  let said: z.output<typeof snapshotSchema> = {};
  for (const file of await jsonFilesAt(path)) {
    const bytes = await readFile(file);
    objects.push(...readGraphJson({ file, bytes }).objects);
    said = { ...said, ...extrasIn(file, bytes) };
  }
  const bodiesOf = (collections: readonly string[]): readonly KeyedBody[] =>
    objects
      .filter(({ kind, refused }) => !refused && collections.includes(kind))
      .map(({ kind, body, file, pointer = '' }) => ({
        key: `${kind}/${String(body.id ?? `${file}${pointer}`)}`,
        body,
      }));
  const held = (collections: readonly string[]) => {
    const bodies = bodiesOf(collections);
    return bodies.length === 0 ? undefined : bodies;
  };
  const { directory, settings } = said;
  const names = namesIn(objects, directory);
  const isStrict = settings?.secureByDefault;
  const coverage = coverageOf({
    conditionalAccess: bodiesOf(['conditionalAccessPolicies']),
    compliance: held(lockCollections.compliantDevice),
    appProtection: held(lockCollections.compliantApplication),
    devicesWithoutPolicy: isStrict === undefined ? undefined : isStrict ? 'noncompliant' : 'compliant',
    breakGlass: [],
    solver: directory === undefined ? groupAlgebra([]) : knownPeople(membershipsOf(factsOf(directory))),
    nameOf: (kind, id) => names.get(`${kind}/${id.toLowerCase()}`),
  });
  const refused = objects.filter((object) => object.refused).flatMap(({ findings }) => findings);
  return { coverage, findings: [...(hasErrors(refused) ? refused : []), ...coverageFindings(coverage)] };
}

/** Names by id, of the directory and of groups and users that lie among the policies. */
function namesIn(
  objects: readonly FoundObject[],
  directory: SnapshotDirectory | undefined,
): ReadonlyMap<string, string> {
  const named = (kind: string, id: unknown, name: unknown) =>
    typeof id === 'string' && typeof name === 'string' ? [[`${kind}/${id.toLowerCase()}`, name] as const] : [];
  return new Map([
    ...objects.flatMap(({ kind, body }) => {
      if (kind === 'groups') return named('group', body.id, body.displayName);
      return kind === 'users' ? named('user', body.id, body.userPrincipalName) : [];
    }),
    ...(directory?.groups ?? []).flatMap(({ id, displayName }) => named('group', id, displayName)),
    ...(directory?.users ?? []).flatMap(({ id, userPrincipalName }) => named('user', id, userPrincipalName)),
  ]);
}

/** Undefined members where the file holds something else: a folder of exports has one file of ours among many. */
function extrasIn(file: string, bytes: Uint8Array): z.output<typeof snapshotSchema> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return {};
  }
  if (!isJsonObject(value)) return {};
  // Policies of the settings catalogue have `settings` of their own, a list.
  const said = isJsonObject(value.settings) ? value : { ...value, settings: undefined };
  const read = snapshotSchema.safeParse(said);
  if (!read.success) throw new UsageError(`\`${file}\` is no snapshot: ${z.prettifyError(read.error)}`);
  const { directory, settings } = read.data;
  return {
    ...(directory === undefined ? {} : { directory }),
    ...(settings?.secureByDefault === undefined ? {} : { settings }),
  };
}

function factsOf({ users, groups }: SnapshotDirectory): DirectoryFacts {
  // Ids compare without regard to case, and tools write them in either.
  const members = new Map(groups.map((group) => [group.id.toLowerCase(), [...group.members]]));
  const roles = new Map<string, string[]>();
  for (const { id, memberOf } of [...users, ...groups])
    for (const group of memberOf) members.get(group.toLowerCase())?.push(id);
  for (const { id, directoryRoles } of users)
    for (const held of directoryRoles.map((each) => each.toLowerCase()))
      roles.set(held, [...(roles.get(held) ?? []), id]);
  return {
    people: users
      .filter(({ accountEnabled }) => accountEnabled !== false)
      .map(({ id, userPrincipalName = id, userType, externalUserType }) => ({
        id,
        name: userPrincipalName,
        external: userType === 'Guest' || !['none', undefined, null].includes(externalUserType),
      })),
    groups: groups.map(({ id, displayName }) => ({
      id,
      members: members.get(id.toLowerCase()),
      ...(displayName === undefined ? {} : { name: displayName }),
    })),
    roles: [...roles].map(([id, holders]) => ({ id, members: holders })),
  };
}

async function jsonFilesAt(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new UsageError(`there is no \`${path}\``, 'name a file or folder of Graph JSON');
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, encoding: 'utf8' });
  return entries
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => join(path, name));
}
