import { canonical } from '../compiler/diff/canonical.ts';
import { kinds } from '../schemas/kinds/index.ts';
import type { WriteContext } from './send-write.ts';
import { completeBodies } from './tenant/complete-bodies.ts';
import { universalOrNamed } from './tenant/name-objects.ts';
import { withNames } from './tenant/references.ts';

/** Seconds before each look: as long as a list may lag behind a write, because what is not found is created once more. */
const pauses = [0, 2, 4, 8, 16, 30];

/**
 * Searches the tenant for the object a POST may have made before its answer was lost: of the wanted name, saying exactly what was
 * sent, and not known before. Looks several times, because a list may lag behind a write by seconds. Gives its id, or undefined
 * when it is not there. Two of them are more than can be explained, and stop the run.
 */
export async function findTwin({ ports, draft, request, directory }: WriteContext): Promise<string | undefined> {
  const kind = kinds[draft.change.kind];
  const wanted = JSON.stringify(canonical(kind, request.body ?? {}));
  for (const pause of pauses) {
    if (pause > 0) await ports.clock.sleep(pause * 1_000);
    const filter =
      kind.read === 'byName'
        ? `&$filter=${encodeURIComponent(`displayName eq '${draft.change.title.replaceAll("'", "''")}'`)}`
        : '';
    const listed = await ports.graph.list({
      method: 'GET',
      apiVersion: request.apiVersion,
      path: `${kind.path}${kind.query}${filter}`,
    });
    const unknown = listed.filter(({ id }) => !draft.knownIds.has(String(id)));
    const twins = (await completeBodies(ports.graph, kind, request.apiVersion, unknown)).filter((body) => {
      const named = withNames(kind, body, (place, id) => universalOrNamed(directory, place.collection, id));
      return JSON.stringify(canonical(kind, named)) === wanted;
    });
    const [twin] = twins;
    if (twins.length > 1) {
      throw new Error(
        `${twins.length} new objects are called \`${draft.change.title}\`: ${twins.map(({ id }) => String(id)).join(', ')}; delete all but one and run again`,
      );
    }
    if (twin !== undefined) return String(twin.id);
  }
  return undefined;
}
