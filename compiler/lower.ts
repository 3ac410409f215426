import { isJsonObject, type Json } from '../schemas/json.ts';
import { apiVersionFor } from '../schemas/kinds/api-version-for.ts';
import { kinds } from '../schemas/kinds/index.ts';
import { formatPointer, parsePointer, readPointer } from '../schemas/pointer.ts';
import { isReference, parseReference } from '../schemas/reference.ts';
import type { Origin, Resource } from '../schemas/resource.ts';
import { type Document, documentKey } from './document.ts';
import type { LoweredResource, Source } from './documents/document-kind.ts';
import { documentKindNamed } from './documents/index.ts';
import type { LinkedProgram } from './link.ts';
import { scalarPlaces } from './scalar-place.ts';
import { tenantSettings } from './tenant-settings.ts';
import type { YamlDocument } from './text/parse-yaml.ts';

/** Linked documents → Graph bodies in which names stand for ids. Every leaf knows the text it comes from. */
export function lower(linked: LinkedProgram): readonly Resource[] {
  const byKey = new Map(linked.documents.map((document) => [documentKey(document.spec), document.yaml]));
  const declared = linked.documents.flatMap((document) => {
    const kind = documentKindNamed(document.spec.kind);
    if (kind === undefined) throw new Error(`unreachable: document of unknown kind ${document.spec.kind}`);
    return kind
      .lower(document.spec, linked)
      .map((lowered) => withOrigins(lowered, document, linked.projectYaml, byKey));
  });
  return [...declared, ...tenantSettings(linked)];
}

function withOrigins(
  { sources, ...resource }: LoweredResource,
  document: Document,
  projectYaml: YamlDocument | undefined,
  byKey: ReadonlyMap<string, YamlDocument>,
): Resource {
  const yamlOf = (source: Source) =>
    source.in === 'document' ? document.yaml : source.in === 'project' ? projectYaml : byKey.get(source.in.document);
  const origins = sources.flatMap((source): readonly Origin[] => {
    const yaml = yamlOf(source);
    return yaml === undefined
      ? []
      : [{ pointer: source.wire, span: yaml.spanOf(source.said) }, ...listed(resource.body, source, yaml)];
  });
  return { ...resource, apiVersion: apiVersionFor(kinds[resource.kind], resource.body), origins };
}

/**
 * Single values within a part of a body, matched to the very words that say them. A condition only declares which properties it
 * owns; that `Sales` in a list of six groups comes from one line follows from the words being the same.
 */
function listed(body: Json, source: Source, yaml: YamlDocument): readonly Origin[] {
  if (source.wire === '') return [];
  const placeOf = scalarPlaces(yaml.value, source.said);
  const leaves: Origin[] = [];
  const visit = (value: Json, path: readonly (string | number)[]): void => {
    const text = isReference(value) ? parseReference(value).name : typeof value === 'string' ? value : undefined;
    if (text !== undefined) {
      const place = placeOf(`name:${text}`) ?? placeOf(text) ?? placeOf(`id:${text}`);
      if (place !== undefined && place !== source.said)
        leaves.push({ pointer: formatPointer(path), span: yaml.spanOf(place) });
    } else if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...path, index]);
    else if (isJsonObject(value)) for (const [name, member] of Object.entries(value)) visit(member, [...path, name]);
  };
  visit(readPointer(body, source.wire) ?? null, parsePointer(source.wire));
  return leaves;
}
