import type { Context } from 'hono';
import { managedCollections } from '../../schemas/resource.ts';
import type { RunRecord } from '../../schemas/run-record.ts';
import { type RunRecords, StoreError } from '../ports.ts';
import { addresses } from './addresses.ts';
import { Fleet, type TenantSummary } from './fleet.ts';
import { latestState } from './latest-state.ts';
import type { Markup } from './markup.ts';
import { historyOf } from './object-history.ts';
import type { PageOptions } from './page-options.ts';
import { readCoverage } from './read-coverage.ts';
import { absolute } from './times.ts';
import { coverage } from './views/coverage.ts';
import { layout, type PageFrame, type Viewer } from './views/layout.ts';
import { object, titleOf } from './views/object.ts';
import { objects } from './views/objects.ts';
import { overview } from './views/overview.ts';
import { type Problem, problem } from './views/problem.ts';
import { run, runTitle } from './views/run.ts';
import { timeline } from './views/timeline.ts';

type Answer = Response | Promise<Response>;

const runsPerPage = 150;
/** The shortest and the longest somebody may ask a page to wait before it loads itself anew. */
const refreshSeconds = { least: 15, most: 3600 };

/** One answer per address: reads what is needed, and puts it into a page. */
export class Pages {
  readonly #records: RunRecords;
  readonly #options: PageOptions;
  readonly #fleet: Fleet;
  readonly #viewers = new WeakMap<Request, Viewer>();

  constructor(records: RunRecords, options: PageOptions) {
    this.#records = records;
    this.#options = options;
    this.#fleet = new Fleet(records, options);
  }

  /** Whose request this is, for the head of the page. */
  remember(context: Context, viewer: Viewer): void {
    this.#viewers.set(context.req.raw, viewer);
  }

  async overview(context: Context): Promise<Response> {
    const { q, state, page, refresh } = context.req.query();
    const content = overview(await this.#fleet.summaries(), { q, state, page }, this.#now());
    const seconds = Number(refresh);
    if (seconds >= refreshSeconds.least && seconds <= refreshSeconds.most) context.header('refresh', String(seconds));
    return this.#page(context, { title: 'Tenants' }, content);
  }

  async timeline(context: Context, tenant: string): Promise<Response> {
    const summary = await this.#fleet.summaryOf(tenant);
    if (summary === undefined) return this.missing(context);
    const before = context.req.query('before') || undefined;
    const query = { tenant, limit: runsPerPage + 1, ...(before === undefined ? {} : { before }) };
    const found = summary.status === 'damaged' ? [] : await this.#records.list(query);
    const records = found.slice(0, runsPerPage);
    const runs = { records, hasOlder: found.length > runsPerPage, isNewest: before === undefined };
    return this.#tenantPage(context, summary, undefined, timeline(summary, runs, this.#now()));
  }

  async run(context: Context, tenant: string, id: string): Promise<Response> {
    const record = await this.#recordOf(id);
    if (record === undefined || record.tenant.name !== tenant) return this.#noRecord(context);
    const crumbs = [...way(tenant), { text: `Run of ${absolute(record.started)}`, href: addresses.run(tenant, id) }];
    return this.#page(context, { title: runTitle(record), crumbs }, run(record, this.#now()));
  }

  async object(context: Context, tenant: string, given: string, name: string): Promise<Response> {
    const kind = managedCollections.find((collection) => collection === given);
    if (kind === undefined) return this.missing(context);
    const at = await latestState(this.#records, tenant);
    const stated = at?.state.objects.find((candidate) => candidate.kind === kind && candidate.name === name);
    const { changes, isWhole } = await historyOf(this.#records, tenant, `${kind}/${name}`);
    if (stated === undefined && changes.length === 0) return this.missing(context);
    const page = { tenant, kind, name, stated, at, history: changes, isWhole };
    const title = titleOf(page);
    const crumbs = [
      ...way(tenant),
      { text: 'Policies', href: addresses.objects(tenant) },
      { text: title, href: addresses.object(tenant, kind, name) },
    ];
    return this.#page(context, { title: `${title}, ${tenant}`, crumbs }, object(page, this.#now()));
  }

  async objects(context: Context, tenant: string): Promise<Response> {
    const summary = await this.#fleet.summaryOf(tenant);
    if (summary === undefined) return this.missing(context);
    const at = await latestState(this.#records, tenant);
    const content = objects(summary, at, context.req.query('q') ?? '', this.#now());
    return this.#tenantPage(context, summary, { text: 'Policies', href: addresses.objects(tenant) }, content);
  }

  async coverage(context: Context, tenant: string): Promise<Response> {
    const summary = await this.#fleet.summaryOf(tenant);
    if (summary === undefined) return this.missing(context);
    const json = (await latestState(this.#records, tenant))?.state.coverage;
    const found = json === undefined ? 'none' : (readCoverage(json) ?? 'damaged');
    const crumb = { text: 'Coverage', href: addresses.coverage(tenant) };
    return this.#tenantPage(context, summary, crumb, coverage(summary, found));
  }

  /** `/runs/ID.json` is the record; `/runs/ID` leads to its page, for messages that know only the id. */
  async record(context: Context, file: string): Promise<Response> {
    const isJson = file.endsWith('.json');
    const record = await this.#recordOf(isJson ? file.slice(0, -'.json'.length) : file);
    if (record === undefined) return this.#noRecord(context);
    if (!isJson) return context.redirect(addresses.run(record.tenant.name, record.id), 302);
    return context.body(`${JSON.stringify(record, null, 2)}\n`, 200, {
      'content-type': 'application/json; charset=utf-8',
    });
  }

  missing(context: Context): Answer {
    const message = 'there is no page at this address';
    return this.problem(context, 404, {
      title: 'Not found',
      message,
      help: 'the tenant or the policy may have been renamed',
    });
  }

  /** The disk's troubles are told to whoever looks; ours only to the log of the service, through the status. */
  failure(context: Context, error: Error): Answer {
    this.#options.onError?.(error);
    const isOfStore = error instanceof StoreError;
    const message = isOfStore ? error.message : 'the page could not be made';
    const help = isOfStore ? error.help : 'the log of the service may say more; the other pages still work';
    return this.problem(context, 500, { title: 'Cannot be shown', message, help });
  }

  problem(context: Context, status: 403 | 404 | 405 | 421 | 429 | 500, what: Problem): Answer {
    const isOutside = what.leadsHome === false || status === 421;
    return this.#page(
      context,
      { title: what.title, isOutside, crumbs: [] },
      problem({ ...what, leadsHome: !isOutside }),
      status,
    );
  }

  #noRecord(context: Context): Answer {
    return this.problem(context, 404, {
      title: 'No such record',
      message: 'no record of this run can be read here',
      help: 'old records are removed in time; a damaged one is named in the log of the service',
    });
  }

  /** A record is what it says it is, whichever way the id led to it. */
  async #recordOf(id: string): Promise<RunRecord | undefined> {
    if (id === '' || id.length > 400 || /[/\\\0]/.test(id)) return undefined;
    const record = await this.#records.read(id);
    return record?.id === id ? record : undefined;
  }

  #tenantPage(context: Context, { name }: TenantSummary, crumb: Crumb | undefined, content: Markup): Answer {
    const title = crumb === undefined ? name : `${crumb.text}, ${name}`;
    return this.#page(context, { title, crumbs: [...way(name), ...(crumb === undefined ? [] : [crumb])] }, content);
  }

  #page(
    context: Context,
    frame: PageFrame,
    content: Markup,
    status: 200 | 403 | 404 | 405 | 421 | 429 | 500 = 200,
  ): Answer {
    return context.html(layout({ ...frame, viewer: this.#viewers.get(context.req.raw) }, content), status);
  }

  #now(): Date {
    return this.#options.clock.now();
  }
}

type Crumb = NonNullable<PageFrame['crumbs']>[number];

function way(tenant: string): readonly Crumb[] {
  return [
    { text: 'Tenants', href: addresses.home },
    { text: tenant, href: addresses.tenant(tenant) },
  ];
}
