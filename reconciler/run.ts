import { compile } from '../compiler/compile.ts';
import type { Project } from '../compiler/project.ts';
import type { SourceText } from '../compiler/text/source-text.ts';
import type { Bindings } from '../schemas/bindings.ts';
import { type Finding, hasErrors } from '../schemas/finding.ts';
import type { Inventory } from '../schemas/inventory.ts';
import type { JournalEntry } from '../schemas/journal.ts';
import type { Acceptance, Plan, PlannedChange } from '../schemas/plan.ts';
import type { Resource } from '../schemas/resource.ts';
import { applyPlan, StaleError } from './apply.ts';
import type { Identity } from './graph/identity/who-am-i.ts';
import { guardPlan, isRefusal } from './guard-plan.ts';
import { claimObjects, claimReferenced } from './ownership.ts';
import { buildPlan, type DraftChange } from './plan/build-plan.ts';
import { immutableChanges, ownershipFindings } from './plan/plan-findings.ts';
import type { Lease, Ports } from './ports.ts';
import { setAside } from './set-aside.ts';
import { Directory } from './tenant/directory.ts';
import { nameObjects, nameResources } from './tenant/name-objects.ts';
import { readTenant } from './tenant/read.ts';
import { recordDeclared } from './tenant/record-declared.ts';
import { resolveNames } from './tenant/resolve-names.ts';
import { verifyApplied } from './verify.ts';

/** What a run works on, frozen before it begins. */
export interface RunInput {
  readonly files: readonly SourceText[];
  readonly bindings?: Bindings | undefined;
  /** True for `bind`: a name that looks misspelt is a question to the tenant. */
  readonly asksTenant?: boolean | undefined;
  readonly tenant: Plan['tenant'];
  readonly commit?: string | undefined;
  readonly identity?: Identity | undefined;
  /** Changes a person let pass although a guard would stop them. */
  readonly accepted: readonly Acceptance[];
  /** Keys (`kind/name`) of live objects a person asked to take over. */
  readonly adopt: readonly string[];
  /** Origin of Graph. */
  readonly origin: string;
}

/** A plan and what it was made from. `drafts` and `directory` are what carrying it out needs. */
export interface Planned {
  readonly plan: Plan;
  readonly project: Project;
  readonly resources: readonly Resource[];
  readonly drafts: readonly DraftChange[];
  readonly directory: Directory;
  readonly inventory: Inventory;
  readonly journal: readonly JournalEntry[];
  readonly vanished: readonly string[];
}

/** Files with errors: the tenant was not even read. */
export interface Unplanned {
  readonly findings: readonly Finding[];
}

/** compile → read → name → own → diff → plan → guard. Reads the tenant, writes nothing. */
export async function makePlan(ports: Ports, input: RunInput): Promise<Planned | Unplanned> {
  const { project, resources: compiled, findings } = compile(input);
  if (hasErrors(findings)) return { findings };
  const stored = await ports.store.readInventory();
  const journal = await ports.store.readJournal();
  const snapshot = await readTenant(ports.graph, compiled, stored);
  const inventory = setAside(stored, compiled, snapshot);
  const directory = new Directory();
  recordDeclared(
    directory,
    inventory,
    snapshot,
    claimReferenced({ resources: compiled, snapshot, inventory, journal, adopt: input.adopt }),
  );
  const unresolved = await resolveNames(ports.graph, compiled, directory);
  const named = await nameObjects(ports.graph, snapshot.objects, directory);
  const resources = nameResources(compiled, directory);
  const ownership = claimObjects({ resources, snapshot, named, inventory, journal, adopt: input.adopt });
  const knownIds = new Set(snapshot.objects.map((object) => object.id));
  const told = [...findings, ...unresolved, ...ownershipFindings(ownership, snapshot, inventory)];
  const { plan, drafts } = buildPlan({
    ...input,
    commit: input.commit,
    ownership,
    named,
    inventory,
    knownIds,
    findings: told,
  });
  const owned = Object.keys(inventory.entries).length;
  const refused = guardPlan(
    { drafts, project, owned, identity: input.identity, idOf: (reference) => directory.idOf(reference) },
    input.accepted,
  );
  const vanished = ownership.orphans.filter(({ live }) => live === undefined).map(({ key }) => key);
  return {
    plan: { ...plan, findings: [...plan.findings, ...immutableChanges(drafts), ...refused] },
    ...{ project, resources, drafts, directory, inventory, journal, vanished },
  };
}

export interface ApplyOptions {
  /** Called with the plan before anything is written; false stops the run. */
  readonly confirm: (plan: Plan) => Promise<boolean> | boolean;
  /** Digest of the reviewed plan; anything else is stale. */
  readonly reviewed?: string | undefined;
  readonly stop?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number, change: PlannedChange) => void) | undefined;
}

export type ApplyResult =
  | { readonly status: 'applied'; readonly plan: Plan; readonly sent: number }
  | { readonly status: 'unchanged' | 'refused' | 'invalid' | 'declined'; readonly plan: Plan }
  | { readonly status: 'stale'; readonly plan: Plan; readonly reason: string }
  | { readonly status: 'interrupted'; readonly plan: Plan; readonly sent: number }
  /** Everything was sent, and what Graph gives back is not what was asked for. */
  | { readonly status: 'different'; readonly plan: Plan; readonly sent: number; readonly remaining: Plan }
  | { readonly status: 'unplanned'; readonly findings: readonly Finding[] };

/** lock → plan → confirm → apply → verify. The tenant's lock is held from the first read to the last look. */
export async function reconcile(ports: Ports, input: RunInput, options: ApplyOptions): Promise<ApplyResult> {
  const lease = await ports.store.lock();
  try {
    const planned = await makePlan(ports, input);
    if (!('plan' in planned)) return { status: 'unplanned', findings: planned.findings };
    const { plan } = planned;
    if (hasErrors(plan.findings))
      return { status: plan.findings.every(isHarmlessOrRefusal) ? 'refused' : 'invalid', plan };
    if (options.reviewed !== undefined && options.reviewed !== plan.digest) {
      return { status: 'stale', plan, reason: 'the tenant or the files changed after the plan was made' };
    }
    if (isEmpty(planned)) return { status: 'unchanged', plan };
    if (!(await options.confirm(plan))) return { status: 'declined', plan };
    return await carryOut(ports, lease, planned, input, options);
  } finally {
    await lease.release();
  }
}

async function carryOut(
  ports: Ports,
  lease: Lease,
  planned: Planned,
  input: RunInput,
  options: ApplyOptions,
): Promise<ApplyResult> {
  const { plan } = planned;
  try {
    const { sent, interrupted, inventory } = await applyPlan({
      ports,
      lease,
      ...planned,
      origin: input.origin,
      ...options,
    });
    if (interrupted) return { status: 'interrupted', plan, sent };
    const remaining = await verifyApplied(ports, lease, () => makePlan(ports, input), inventory);
    return remaining === undefined ? { status: 'applied', plan, sent } : { status: 'different', plan, sent, remaining };
  } catch (error) {
    if (error instanceof StaleError) return { status: 'stale', plan, reason: error.message };
    throw error;
  }
}

function isHarmlessOrRefusal(finding: Finding): boolean {
  return finding.severity !== 'error' || isRefusal(finding);
}

/** Nothing to send and nothing to remember. */
function isEmpty({ plan, vanished }: Planned): boolean {
  return plan.changes.length + plan.releases.length + vanished.length === 0;
}
