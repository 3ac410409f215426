import type { JsonObject } from '../../schemas/json.ts';
import { type ExportedKind, Members, type ReadableCollection, readableCollections } from './exported-kind.ts';
import { exportedKinds } from './exported-kinds.ts';
import { typeNamed } from './published-types.ts';

/** What an object is. `kind` is undefined for one that names a type we know nothing about. */
export interface DetectedKind {
  readonly kind: ExportedKind | undefined;
  /** Graph's collection, or the type's own name where the collection is not known. */
  readonly name: string;
  readonly collection: ReadableCollection | undefined;
  /** The published type of the object, as exactly as it can be told. */
  readonly type: string;
}

/** What surrounds an object says of it: the `@odata.context` of its list, the key its list stands under. */
export interface KindHints {
  readonly context?: string | undefined;
  readonly key?: string | undefined;
}

/** Tells what an object is: by the type it names, by its context, by what it looks like, by the list it stands in. */
export function detectKind(body: JsonObject, hints: KindHints = {}): DetectedKind | undefined {
  const members = new Members(body);
  const named = namedType(members);
  if (named !== undefined) return byType(named);
  const context = members.text('@odata.context') ?? hints.context;
  const path = contextPath(context);
  const other = path === undefined ? undefined : nameOf(path);
  const known = byContext(path) ?? byLooks(members) ?? byKey(hints.key);
  return known ?? (other === undefined ? undefined : detected(undefined, other, other));
}

function namedType(members: Members): string | undefined {
  const below = members.below('additionalProperties').text('@odata.type');
  const annotation = members.text('@odata.type') ?? members.text('odataType') ?? below;
  return annotation === undefined || annotation === '' || annotation.includes('Collection(')
    ? undefined
    : typeNamed(annotation);
}

function byType(type: string): DetectedKind {
  return detected(
    exportedKinds.find((kind) => kind.types.test(type)),
    type,
    type,
  );
}

/** `…/$metadata#identity/conditionalAccess/policies/$entity` speaks of the collection before `/$entity`. */
function contextPath(context: string | undefined): string | undefined {
  const fragment = /\$metadata#([^?]+)/.exec(context ?? '')?.[1]?.replace(/\/\$entity$/, '');
  if (fragment === undefined || /^Collection\(/i.test(fragment)) return undefined;
  // Keys and projections, which may hold further ones: `iosManagedAppProtections(apps())`.
  return fragment.replaceAll(/\((?:[^()]|\([^()]*\))*\)/g, '');
}

function byContext(path: string | undefined): DetectedKind | undefined {
  if (path === undefined) return undefined;
  const cast = /\/microsoft\.graph\.(\w+)$/.exec(path)?.[1];
  if (cast !== undefined) return byType(typeNamed(cast));
  if (/conditionalAccess\/policies$/i.test(path)) return byCollection('conditionalAccessPolicies');
  if (/conditionalAccess\/templates$/i.test(path)) return byCollection('conditionalAccessTemplates');
  if (/authenticationStrengths?\/policies$/i.test(path)) return byCollection('authenticationStrengthPolicies');
  return byCollection(nameOf(path));
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? '';
}

function byCollection(name: string): DetectedKind | undefined {
  const kind = exportedKinds.find(({ collection }) => collection.toLowerCase() === name.toLowerCase());
  return kind && detected(kind, kind.collection, kind.type);
}

function byLooks(members: Members): DetectedKind | undefined {
  const kind = exportedKinds.find((candidate) => candidate.looksLike(members));
  return kind && detected(kind, kind.collection, kind.type);
}

function byKey(key: string | undefined): DetectedKind | undefined {
  return key === undefined || key === 'evaluate' ? undefined : byCollection(key);
}

function detected(kind: ExportedKind | undefined, name: string, type: string): DetectedKind {
  const collection = readableCollections.find((readable) => readable === kind?.collection);
  return { kind, name: kind?.collection ?? name, collection, type };
}
