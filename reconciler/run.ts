import { assignmentConflicts } from '../compiler/checks/assignment-targets.ts';
import { type Compilation, compile } from '../compiler/compile.ts';
import type { Project } from '../compiler/project.ts';
import type { SourceText } from '../compiler/text/source-text.ts';
import { waiverTerms } from '../compiler/waivers/waiver-terms.ts';
import { withResolvedValues } from '../compiler/waivers/with-resolved-values.ts';
import type { Bindings } from '../schemas/bindings.ts';
import { type Finding, hasErrors } from '../schemas/finding.ts';
import type { Inventory } from '../schemas/inventory.ts';
import type { JournalEntry } from '../schemas/journal.ts';
import type { JsonObject } from '../schemas/json.ts';
import type { Acceptance, Plan, PlannedChange } from '../schemas/plan.ts';
import { type Resource, resourceKey } from '../schemas/resource.ts';
import { isInForce, type Waiver } from '../schemas/waiver.ts';
import { applyPlan, StaleError } from './apply.ts';
import { gatherEvidence } from './gather-evidence.ts';
import type { Identity } from './graph/identity/who-am-i.ts';
import { guardPlan, isRefusal } from './guard-plan.ts';
import { lookAtTenant } from './look-at-tenant.ts';
import { claimObjects, claimReferenced } from './ownership.ts';
import { buildPlan, type DraftChange } from './plan/build-plan.ts';
import { abstractCreates, immutableChanges, ownershipFindings } from './plan/plan-findings.ts';
import { remainingObjects } from './plan/remaining-objects.ts';
import type { Lease, Ports } from './ports.ts';
import { checkIds } from './tenant/check-ids.ts';
import { Directory } from './tenant/directory.ts';
import { misplacedReferences } from './tenant/misplaced-references.ts';
import { nameObjects, nameResources } from './tenant/name-objects.ts';
import { recordDeclared } from './tenant/record-declared.ts';
import { resolveNames } from './tenant/resolve-names.ts';
import type { Snapshot } from './tenant/snapshot.ts';
import { verifyApplied } from './verify.ts';
import { emergencyOf } from './waivers/emergency-access.ts';
import { foldWaivers, wholeObjects } from './waivers/fold-waivers.ts';
import { neededButMissing } from './waivers/waiver-findings.ts';

/** What a run works on, frozen before it begins. */
export interface RunInput {
  readonly files: readonly SourceText[];
  readonly bindings?: Bindings | undefined;
  /** What these files and bindings come to, where that is known already: whoever plans again and again compiles once. */
  readonly compilation?: Compilation | undefined;
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
  /** The day by which waivers are judged, in UTC; that of the clock when absent. A run that goes on past midnight keeps its day. */
  readonly today?: string | undefined;
}

/** A plan and what it was made from. `drafts` and `directory` are what carrying it out needs. */
export interface Planned {
  readonly plan: Plan;
  readonly project: Project;
  readonly resources: readonly Resource[];
  readonly drafts: readonly DraftChange[];
  readonly directory: Directory;
  /** Live bodies with names for ids, by object id. */
  readonly named: ReadonlyMap<string, JsonObject>;
  readonly inventory: Inventory;
  readonly journal: readonly JournalEntry[];
  readonly vanished: readonly string[];
  /** True where the journal knew of objects that the inventory had missed. */
  readonly recovered: boolean;
}

/** Files with errors: the tenant was not even read. */
export interface Unplanned {
  readonly findings: readonly Finding[];
}

/** compile → read → name → own → waive → diff → plan → guard. Reads the tenant, writes nothing. */
export async function makePlan(ports: Ports, input: RunInput): Promise<Planned | Unplanned> {
  const { project, resources: compiled, waivers, findings } = input.compilation ?? compile(input);
  if (hasErrors(findings)) return { findings };
  const today = input.today ?? dayOf(ports.clock);
  const inForce = waivers.filter((waiver) => isInForce(waiver, today));
  const { journal, snapshot, inventory, recovered } = await lookAtTenant(ports, input, compiled, wholeObjects(inForce));
  const seen = await recognise(ports, input, { compiled, snapshot, inventory, journal, waivers: inForce });
  const { directory, resources, named } = seen;
  const isEmergency = emergencyOf(project, resources, (reference) => directory.idOf(reference));
  const folded = foldWaivers({ ...seen, today, isEmergency });
  const { ownership, waived } = folded;
  const { plan, drafts, desired } = buildPlan({
    ...input,
    commit: input.commit,
    ownership,
    named,
    inventory,
    knownIds: new Set(snapshot.objects.map((object) => object.id)),
    waived,
    findings: [
      ...[...findings, ...waiverTerms(waivers, today), ...seen.findings, ...folded.findings],
      ...ownershipFindings(ownership, snapshot, inventory),
    ],
    idOf: (reference) => directory.idOf(reference),
  });
  const remaining = remainingObjects(folded.resources, ownership, snapshot);
  const judged = { project, snapshot, inventory, directory, named, remaining, drafts, desired };
  const refused = await refusals(ports, input, judged);
  const needed = neededButMissing(plan.requests, folded.leftMissing, inForce);
  const vanished = ownership.orphans.filter(({ live }) => live === undefined).map(({ key }) => key);
  return {
    plan: {
      ...plan,
      findings: [...plan.findings, ...immutableChanges(drafts), ...abstractCreates(drafts), ...needed, ...refused],
    },
    ...{ project, resources, drafts, directory, named, inventory, journal, vanished, recovered },
  };
}

type Judged = Pick<Planned, 'project' | 'inventory' | 'directory' | 'named' | 'drafts'> &
  Pick<ReturnType<typeof buildPlan>, 'desired'> & {
    readonly snapshot: Sight['snapshot'];
    readonly remaining: ReturnType<typeof remainingObjects>;
  };

/** What guards refuse, on evidence gathered for this plan. */
async function refusals({ graph }: Ports, { identity, accepted }: RunInput, judged: Judged) {
  const { project, snapshot, inventory, directory, named, remaining, drafts, desired } = judged;
  const evidence = await gatherEvidence({ graph, project, identity, desired, snapshot, named, directory });
  const owned = Object.keys(inventory.entries).length;
  const idOf: Directory['idOf'] = (reference) => directory.idOf(reference);
  return guardPlan({ ...evidence, drafts, desired, project, remaining, owned, identity, idOf }, accepted);
}

function dayOf(clock: Ports['clock']): string {
  return clock.now().toISOString().slice(0, 10);
}

interface Sight {
  readonly compiled: readonly Resource[];
  readonly snapshot: Snapshot;
  readonly inventory: Inventory;
  readonly journal: readonly JournalEntry[];
  readonly waivers: readonly Waiver[];
}

/** Names for ids on both sides, and which live object is which resource. */
async function recognise({ graph }: Ports, { adopt }: RunInput, sight: Sight) {
  const { compiled, snapshot, inventory, journal } = sight;
  const directory = new Directory();
  const referenced = claimReferenced({ resources: compiled, snapshot, inventory, journal, adopt });
  recordDeclared(directory, compiled, inventory, snapshot, referenced);
  const declared = new Set(compiled.map(resourceKey));
  const going = Object.entries(inventory.entries).flatMap(([key, { id, origin }]) =>
    origin === 'created' && !declared.has(key) ? [id] : [],
  );
  const values = sight.waivers.flatMap(({ expected }) => expected ?? []);
  const unresolved = await resolveNames(graph, [...compiled, ...values], directory, new Set(going));
  const named = await nameObjects(graph, snapshot.objects, compiled, directory);
  const { resources, waivers } = withResolvedValues(compiled, sight.waivers, (all) => ({
    resources: nameResources(all, directory),
  }));
  const missing = await checkIds(graph, resources, snapshot, directory);
  const ownership = claimObjects({ resources, snapshot, named, inventory, journal, adopt });
  // Only the tenant knows that a name and an id are one group.
  const twice = resources.flatMap(assignmentConflicts);
  const findings = [...misplacedReferences(compiled), ...unresolved, ...missing, ...twice];
  return { directory, resources, waivers, ownership, named, findings };
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
export async function reconcile(ports: Ports, given: RunInput, options: ApplyOptions): Promise<ApplyResult> {
  const lease = await ports.store.lock();
  try {
    const input = { ...given, today: given.today ?? dayOf(ports.clock) };
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
function isEmpty({ plan, vanished, recovered }: Planned): boolean {
  return !recovered && plan.changes.length + plan.releases.length + vanished.length === 0;
}
