import type { SourceText } from '../../compiler/text/source-text.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { mapAt } from '../../schemas/kinds/map-at.ts';
import { isWord } from '../../schemas/kinds/names-to-references.ts';
import { isReference, parseReference, referenceTo } from '../../schemas/reference.ts';
import { type Resource, resourceKey } from '../../schemas/resource.ts';
import { wellKnownId, wellKnownName } from '../../schemas/wellknown/index.ts';
import type { Graph } from '../ports.ts';
import type { Planned, RunInput } from '../run.ts';
import { Directory } from '../tenant/directory.ts';
import { nameResources } from '../tenant/name-objects.ts';
import { referencesIn } from '../tenant/references.ts';
import { uniqueNames } from '../tenant/unique-names.ts';
import { type Adoption, adoptDrift } from './adopt-drift.ts';
import { driftOf } from './drift-of.ts';

export interface AdoptPlanInput {
  readonly planned: Planned;
  readonly input: RunInput;
  readonly graph: Graph;
  /** Keys somebody named; all drift where there are none. */
  readonly keys?: readonly string[];
}

/** The files of a run, edited so that they say what the tenant has. Reads names from the tenant, writes nothing anywhere. */
export async function adoptPlan({ planned, input, graph, keys = [] }: AdoptPlanInput): Promise<Adoption> {
  const { drifted, found, left } = driftOf(planned, keys);
  const bodies = [
    ...drifted.flatMap(({ key, live }) => (live === undefined ? [] : [{ key, body: live }])),
    ...found.map(({ kind, live }) => ({ key: `${kind}/`, body: live })),
  ];
  const ids = await sayableNames(planned, graph, bodies);
  const files: readonly SourceText[] = input.files;
  const adoption = adoptDrift({
    files,
    bindings: input.bindings,
    drifted,
    found,
    named: (resources) => nameResources(resources, planned.directory),
    sayable: (kind, body) => sayableBody(kind, body, ids),
  });
  return { ...adoption, refused: [...left, ...adoption.refused] };
}

type Kind = Resource['kind'];

/**
 * Ids by the names that may not stand in a file: two groups may bear one name, and whoever read it would be asked which is meant. Names
 * the files use already are theirs to use.
 */
async function sayableNames(
  { directory, resources }: Planned,
  graph: Graph,
  bodies: readonly { readonly key: string; readonly body: JsonObject }[],
): Promise<ReadonlyMap<string, string>> {
  const said = new Set([
    ...resources.map(resourceKey),
    ...resources.flatMap(({ kind, body }) => referencesIn(kinds[kind], body).map(({ $ref }) => $ref)),
  ]);
  const fresh = new Directory();
  const asked = new Map<string, string>();
  for (const { key, body } of bodies) {
    const kind = kinds[key.slice(0, key.indexOf('/')) as Kind];
    for (const reference of referencesIn(kind, body)) {
      const id = directory.idOf(reference);
      if (id === undefined || said.has(reference.$ref)) continue;
      const { collection, name } = parseReference(reference);
      fresh.record(collection, name, id);
      asked.set(reference.$ref, id);
    }
  }
  if (asked.size === 0) return asked;
  const unique = await uniqueNames(graph, fresh);
  return new Map(
    [...asked].filter(([$ref, id]) => unique[parseReference({ $ref }).collection]?.has(id.toLowerCase()) !== true),
  );
}

/** A body as a file may say it: official names for ids that mean the same everywhere, ids for names that lead to several objects. */
function sayableBody(kind: Kind, body: JsonObject, ids: ReadonlyMap<string, string>): JsonObject {
  return kinds[kind].references.reduce(
    (current, { pointer, collection, words }) =>
      mapAt(current, pointer, (value) => {
        if (isReference(value)) return ids.get(value.$ref) ?? value;
        if (typeof value !== 'string' || value === '' || isWord(words, value)) return value;
        const official = wellKnownName(collection, value);
        return official !== undefined && wellKnownId(collection, official) === value
          ? referenceTo(collection, official)
          : value;
      }),
    body,
  );
}
