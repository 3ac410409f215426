import type { Finding } from '../schemas/finding.ts';
import { kinds } from '../schemas/kinds/index.ts';
import { resourceKey } from '../schemas/resource.ts';
import type { DraftChange } from './plan/build-plan.ts';
import type { Ports } from './ports.ts';
import { makePlan, type RunInput } from './run.ts';

export interface Adopted {
  readonly key: string;
  /** adopted: recorded now; ours: it was before; absent: the tenant has no such object; ambiguous: see the findings. */
  readonly status: 'adopted' | 'ours' | 'absent' | 'ambiguous' | 'unknown';
  readonly id?: string;
  /** Properties in which git and tenant differ; the next plan changes them. */
  readonly differences?: number;
}

export type AdoptResult =
  | { readonly status: 'done'; readonly objects: readonly Adopted[]; readonly findings: readonly Finding[] }
  | { readonly status: 'unplanned'; readonly findings: readonly Finding[] };

/**
 * Records live objects as those of documents, without touching them: what the next plan would change is only shown. `keys` are
 * `kind/name`; none means every document that is not in the tenant yet.
 */
export async function adoptObjects(ports: Ports, input: RunInput, keys: readonly string[]): Promise<AdoptResult> {
  const lease = await ports.store.lock();
  try {
    const first = await makePlan(ports, { ...input, adopt: keys });
    if (!('plan' in first)) return { status: 'unplanned', findings: first.findings };
    const wanted = keys.length > 0 ? keys : first.resources.map(resourceKey);
    const planned = keys.length > 0 ? first : await makePlan(ports, { ...input, adopt: wanted });
    if (!('plan' in planned)) return { status: 'unplanned', findings: planned.findings };
    const drafts = new Map(planned.drafts.map((draft) => [resourceKey(draft.change), draft]));
    const declared = new Set(planned.resources.map(resourceKey));
    const objects = wanted.map((key) => outcomeOf(key, drafts.get(key), declared, planned.plan.findings));
    const taken = objects.filter(({ status }) => status === 'adopted');
    const since = ports.clock.now().toISOString();
    const entries = Object.fromEntries(
      taken.flatMap(({ key, id }) => (id === undefined ? [] : [[key, { id, origin: 'adopted', since } as const]])),
    );
    if (taken.length > 0) {
      await ports.store.writeInventory(lease, {
        ...planned.inventory,
        entries: { ...planned.inventory.entries, ...entries },
      });
    }
    return { status: 'done', objects, findings: planned.plan.findings };
  } finally {
    await lease.release();
  }
}

function outcomeOf(
  key: string,
  draft: DraftChange | undefined,
  declared: ReadonlySet<string>,
  findings: readonly Finding[],
): Adopted {
  if (!declared.has(key)) return { key, status: 'unknown' };
  if (findings.some((finding) => finding.code === 'GW5003' && finding.resource === key))
    return { key, status: 'ambiguous' };
  if (draft === undefined) return { key, status: 'ours' };
  const { action, id, properties } = draft.change;
  if (action === 'adopt' && id !== undefined) return { key, status: 'adopted', id, differences: properties.length };
  return { key, status: action === 'create' ? 'absent' : 'ours' };
}

/** As a person says it: `Conditional Access policy sales-mail`. */
export function titleOfKey(key: string): string {
  const [collection = '', ...name] = key.split('/');
  const kind = Object.values(kinds).find((each) => each.collection === collection);
  return `${kind?.title ?? collection} ${name.join('/')}`;
}
