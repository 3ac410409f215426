import { visibleText } from '../../compiler/text/visible-text.ts';
import type { RunRecord } from '../../schemas/run-record.ts';
import type { RunRecords } from '../ports.ts';
import { dayOfMilliseconds, type PageOptions, type WatchedTenant } from './page-options.ts';
import { isSuccess, statusOrder, type TenantStatus } from './status.ts';
import { tellRun } from './tell-run.ts';

/** How one tenant stands, in as many words as a row of a table holds. */
export interface TenantSummary {
  readonly name: string;
  readonly id: string;
  readonly status: TenantStatus;
  readonly sentence: string;
  readonly latest?: RunRecord;
  /** When the tenant was last seen to be what git says. */
  readonly lastSuccess?: string;
  /** True where no success was found among as many runs as were looked at. */
  readonly successIsOlder: boolean;
}

/** How far back a success is looked for. */
const runsLookedAt = 50;
/** How far back tenants are looked for where nobody says who they are. */
const runsSearched = 5000;
const runsAtOnce = 500;
/** A file is opened per tenant: so many at once, and not again within so many milliseconds. */
const tenantsAtOnce = 16;
const freshFor = 2000;

/** Every tenant, worst first. Many people may look at once: they share one reading of the records. */
export class Fleet {
  readonly #records: RunRecords;
  readonly #options: PageOptions;
  #reading: { readonly at: number; readonly summaries: Promise<readonly TenantSummary[]> } | undefined;

  constructor(records: RunRecords, options: PageOptions) {
    this.#records = records;
    this.#options = options;
  }

  summaries(): Promise<readonly TenantSummary[]> {
    const at = this.#options.clock.monotonic();
    if (this.#reading !== undefined && at - this.#reading.at < freshFor) return this.#reading.summaries;
    const reading = { at, summaries: this.#read() };
    this.#reading = reading;
    // What could not be read now may be read the next time.
    reading.summaries.catch(() => {
      if (this.#reading === reading) this.#reading = undefined;
    });
    return reading.summaries;
  }

  /** One tenant; undefined where it is neither watched nor in the records. */
  async summaryOf(name: string): Promise<TenantSummary | undefined> {
    const watched = (await this.#options.tenants?.())?.find((tenant) => tenant.name === name);
    const summary = await this.#summarise(watched ?? { name });
    return watched === undefined && summary.status === 'never' ? undefined : summary;
  }

  async #read(): Promise<readonly TenantSummary[]> {
    const tenants = (await this.#options.tenants?.()) ?? (await this.#tenantsOfRecords());
    const summaries: TenantSummary[] = [];
    const waiting = [...tenants];
    const work = async () => {
      for (let tenant = waiting.pop(); tenant !== undefined; tenant = waiting.pop())
        summaries.push(await this.#summarise(tenant));
    };
    await Promise.all(Array.from({ length: tenantsAtOnce }, work));
    return summaries.sort(worstFirst);
  }

  async #tenantsOfRecords(): Promise<readonly WatchedTenant[]> {
    const found = new Map<string, WatchedTenant>();
    let before: string | undefined;
    for (let read = 0; read < runsSearched; read += runsAtOnce) {
      const records = await this.#records.list({ limit: runsAtOnce, ...(before === undefined ? {} : { before }) });
      for (const { tenant } of records) if (!found.has(tenant.name)) found.set(tenant.name, tenant);
      before = records.at(-1)?.id;
      if (records.length < runsAtOnce) break;
    }
    return [...found.values()];
  }

  async #summarise(tenant: WatchedTenant): Promise<TenantSummary> {
    const known = { name: tenant.name, id: tenant.id ?? '', successIsOlder: false };
    try {
      const [latest] = await this.#records.list({ tenant: tenant.name, limit: 1 });
      if (latest === undefined)
        return { ...known, status: tenant.suspended ? 'suspended' : 'never', sentence: 'no run so far' };
      const success = await this.#lastSuccess(latest);
      return {
        ...known,
        id: latest.tenant.id,
        ...this.#standing(latest, tenant),
        latest,
        ...(success === undefined ? {} : { lastSuccess: success.started }),
        successIsOlder: success === undefined,
      };
    } catch (error) {
      return { ...known, status: 'damaged', sentence: visibleText(error instanceof Error ? error.message : 'damaged') };
    }
  }

  async #lastSuccess(latest: RunRecord): Promise<RunRecord | undefined> {
    if (isSuccess(latest.outcome)) return latest;
    const earlier = await this.#records.list({ tenant: latest.tenant.name, before: latest.id, limit: runsLookedAt });
    return earlier.find(({ outcome }) => isSuccess(outcome));
  }

  #standing(latest: RunRecord, tenant: WatchedTenant): Pick<TenantSummary, 'status' | 'sentence'> {
    if (tenant.suspended === true || latest.outcome === 'suspended')
      return { status: 'suspended', sentence: `paused by a person; before that: ${tellRun(latest)}` };
    const age = this.#options.clock.now().getTime() - Date.parse(latest.started);
    const longest = tenant.staleAfter ?? this.#options.staleAfter ?? dayOfMilliseconds;
    if (age > longest) return { status: 'stale', sentence: `the last run said: ${tellRun(latest)}` };
    return { status: latest.outcome, sentence: tellRun(latest) };
  }
}

function worstFirst(left: TenantSummary, right: TenantSummary): number {
  const rank = ({ status }: TenantSummary) => statusOrder.indexOf(status);
  return rank(left) - rank(right) || (left.name < right.name ? -1 : 1);
}
