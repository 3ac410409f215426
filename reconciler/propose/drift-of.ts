import { canonical } from '../../compiler/diff/canonical.ts';
import type { Finding } from '../../schemas/finding.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { parsePointer } from '../../schemas/pointer.ts';
import { originOf, resourceKey } from '../../schemas/resource.ts';
import type { DraftChange } from '../plan/build-plan.ts';
import type { Planned } from '../run.ts';
import type { Drifted } from './adopt-drift.ts';
import type { FoundInTenant } from './new-documents.ts';
import { bothMoved } from './propose-findings.ts';
import { put } from './with-properties.ts';

/** What of a plan is drift: the tenant moved, and git did not. */
export interface Drift {
  readonly drifted: readonly Drifted[];
  readonly found: readonly FoundInTenant[];
  /** Why other changes of the plan are left alone, where a person would ask. */
  readonly left: readonly Finding[];
}

/**
 * The drift in a plan. Where nobody knows who moved, because nothing was ever applied from here, it counts as drift: a proposal is read
 * before it is merged. `keys` are objects somebody named; those count whoever moved, and no others.
 */
export function driftOf(planned: Planned, keys: readonly string[] = []): Drift {
  const { plan, drafts, inventory } = planned;
  const isNamed = (key: string) => keys.length === 0 || keys.includes(key);
  const changed = drafts.filter(({ change }) => isNamed(resourceKey(change)) && isOfTenant(change, inventory.entries));
  const isLeft = ({ change }: DraftChange) => keys.length === 0 && change.moved === 'both';
  return {
    drifted: changed
      .filter((draft) => !isLeft(draft) && (keys.length > 0 || draft.change.moved !== 'git'))
      .flatMap((draft) => driftedBy(draft, planned)),
    found: plan.unmanaged
      .filter(({ kind, id }) => isNamed(`${kind}/${id}`))
      .flatMap(({ kind, id, title }) => {
        const live = planned.named.get(id);
        return live === undefined ? [] : [{ kind, id, title, live }];
      }),
    left: changed.filter(isLeft).map(({ change, resource }) => {
      const span = resource === undefined ? undefined : originOf(resource, '')?.span;
      return bothMoved({ key: resourceKey(change), title: change.title }, span);
    }),
  };
}

/** An object that differs, or one of ours that is gone. What git alone asks for, a new or a removed document, is no drift. */
function isOfTenant(
  { action, kind, name, properties }: DraftChange['change'],
  entries: Planned['inventory']['entries'],
): boolean {
  if (action === 'create') return entries[`${kind}/${name}`] !== undefined;
  return action === 'update' || (action === 'adopt' && properties.length > 0);
}

function driftedBy({ change, before }: DraftChange, { named, plan }: Planned): readonly Drifted[] {
  const key = resourceKey(change);
  const { title, id } = change;
  if (before === undefined || id === undefined) return [{ key, title, live: undefined, goal: undefined }];
  const live = named.get(id);
  if (live === undefined) return [];
  return [{ key, title, live, goal: withoutWaived(key, change.kind, before, plan.waived) }];
}

/** What is waived stays as git says it: somebody decided that the files keep it. */
function withoutWaived(
  key: string,
  kind: DraftChange['change']['kind'],
  goal: JsonObject,
  waived: Planned['plan']['waived'],
): JsonObject {
  const desired = waived.flatMap(({ resource, pointer, desired: value }) =>
    resource === key && pointer !== undefined ? [{ pointer, value: value ?? null }] : [],
  );
  if (desired.length === 0) return goal;
  const kept = desired.reduce<Json>(
    (body, { pointer, value }) => put(body, parsePointer(pointer), value, undefined),
    goal,
  );
  return canonical(kinds[kind], kept as JsonObject);
}
