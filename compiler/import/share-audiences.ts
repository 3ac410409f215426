import { isJsonObject, type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import type { DraftProject } from './attempt-import.ts';
import { documentName } from './document-name.ts';

/** An audience is worth a document of its own from this many sentences on. */
const fewest = 3;

/** The same people in several sentences become an Audience the sentences name. Undefined where no audience is shared. */
export function shareAudiences(project: DraftProject): DraftProject | undefined {
  const uses = new Map<string, { readonly written: Json; readonly count: number }>();
  for (const { kind, for: written } of project.documents) {
    if (kind !== 'Protection' || written === undefined || !isWorthNaming(written)) continue;
    const key = stableStringify(written);
    uses.set(key, { written, count: (uses.get(key)?.count ?? 0) + 1 });
  }
  const taken = new Set<string>();
  const audiences = new Map<string, JsonObject>();
  for (const [key, { written, count }] of uses) {
    if (count < fewest) continue;
    audiences.set(key, { kind: 'Audience', name: documentName(titleOf(written), 'audience', taken), for: written });
  }
  if (audiences.size === 0) return undefined;
  const documents = project.documents.map((document) => {
    const audience = document.kind === 'Protection' ? audiences.get(stableStringify(document.for ?? null)) : undefined;
    return audience === undefined ? document : { ...document, for: { audience: audience.name ?? null } };
  });
  return { ...project, documents: [...audiences.values(), ...documents] };
}

/** One word or one group is said as shortly as the name of an audience would be. */
function isWorthNaming(written: Json): boolean {
  return leavesOf(written).length > 1;
}

/** `everyone except break glass`, `14 roles`: the words of the audience in their order, long lists only counted. */
function titleOf(written: Json): string {
  if (!isJsonObject(written)) return wordsOf('groups', written).join(' ');
  const words = Object.entries(written).flatMap(([name, value]) =>
    value === true ? [name] : name === 'except' ? ['except', titleOf(value)] : wordsOf(name, value),
  );
  return words.join(' ').slice(0, 50);
}

function wordsOf(name: string, value: Json): readonly string[] {
  const leaves = leavesOf(value);
  const isReadable = leaves.length <= 2 && leaves.every((leaf) => !/^id:/i.test(leaf));
  return isReadable ? leaves : [`${leaves.length} ${leaves.length === 1 ? name.replace(/s$/, '') : name}`];
}

function leavesOf(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (isJsonObject(value)) return Object.values(value).flatMap(leavesOf);
  return [String(value)];
}
