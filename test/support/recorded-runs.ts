import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { coverageOfResources } from '../../compiler/analysis/coverage-of-resources.ts';
import { compile } from '../../compiler/compile.ts';
import { type Emulator, startEmulator } from '../../reconciler/emulator/emulator.ts';
import { createGraph } from '../../reconciler/graph/create-graph.ts';
import { createStaticToken } from '../../reconciler/graph/identity/static-token.ts';
import type { Graph, Ports } from '../../reconciler/ports.ts';
import { openProject } from '../../reconciler/project/project-folder.ts';
import { coverageJson } from '../../reconciler/report/coverage/json.ts';
import { makePlan, type RunInput, reconcile } from '../../reconciler/run.ts';
import { createFileStore } from '../../reconciler/store/file-store.ts';
import { systemRandom } from '../../reconciler/system/system-random.ts';
import { attribute } from '../../reconciler/tenant/attribution.ts';
import { withFormerIds } from '../../reconciler/tenant/former-ids.ts';
import { bindingsSchema } from '../../schemas/bindings.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { titleOf } from '../../schemas/kinds/title-of.ts';
import { originOf } from '../../schemas/resource.ts';
import type { RunOutcome, RunRecord, TenantState } from '../../schemas/run-record.ts';
import { MemoryRecords } from './memory-records.ts';
import { StoryClock } from './story-clock.ts';

const example = fileURLToPath(new URL('../../policies-example', import.meta.url));
const tenant = { name: 'contoso', id: 'c0450000-0000-4000-8000-000000000001' };
const commits = ['4f2a91c07be1d3a6c58e9b20f7a4413de8c6b591', 'a91be6620c4d7f13592e80b7cc1d46f0e3a7d218'] as const;

/** Two days of a tenant, really lived: the example planned, applied, edited in the portal of an emulator, put right. */
export interface RecordedRuns {
  readonly records: MemoryRecords;
  readonly clock: StoryClock;
  readonly runs: readonly RunRecord[];
}

export async function recordRuns(): Promise<RecordedRuns> {
  const clock = new StoryClock('2026-11-23T07:58:00Z');
  const emulator = await startEmulator({ now: () => clock.now() });
  try {
    const story = await Story.begin(emulator, clock);
    await tell(story);
    clock.set('2026-11-25T12:20:00Z');
    return { records: story.records, clock, runs: story.runs };
  } finally {
    await emulator.close();
  }
}

async function tell(story: Story): Promise<void> {
  await story.look('2026-11-23T08:00:02Z', { trigger: 'start', mode: 'report' });
  await story.repair('2026-11-23T09:00:04Z');
  await story.quiet('2026-11-23T10:00:03Z', 16);
  story.clock.set('2026-11-24T02:07:31Z');
  await story.edit('Legacy authentication is blocked', { state: 'disabled' });
  await story.repair('2026-11-24T03:00:05Z');
  await story.quiet('2026-11-24T04:00:03Z', 9);
  story.fail('2026-11-24T13:00:06Z');
  await story.invalid('2026-11-24T14:00:02Z');
  await story.refused('2026-11-24T15:00:04Z');
  await story.quiet('2026-11-24T16:00:03Z', 7);
  story.suspend('2026-11-24T23:00:01Z');
  await story.quiet('2026-11-25T00:00:03Z', 11);
  story.clock.set('2026-11-25T11:41:09Z');
  await story.edit('Sales mail needs a healthy phone', {
    conditions: { users: { excludeGroups: [], includeUsers: ['All'], includeGroups: [] } },
    sessionControls: null,
  });
  await story.editCompliance('Corporate phones (iOS/iPadOS)', { passcodeMinimumLength: 4, passcodeBlockSimple: false });
  await story.makeByHand();
  await story.look('2026-11-25T12:00:05Z', { trigger: 'schedule', mode: 'report' });
}

class Story {
  readonly records = new MemoryRecords();
  readonly runs: RunRecord[] = [];
  readonly clock: StoryClock;
  readonly #emulator: Emulator;
  readonly #ports: Ports;
  readonly #input: RunInput;
  #state = '';
  #traffic = 0;

  private constructor(emulator: Emulator, clock: StoryClock, ports: Ports, input: RunInput) {
    this.#emulator = emulator;
    this.clock = clock;
    this.#ports = { ...ports, graph: this.#counted(ports.graph) };
    this.#input = input;
  }

  static async begin(emulator: Emulator, clock: StoryClock): Promise<Story> {
    const directory = await mkdtemp(join(tmpdir(), 'gatewright-story-'));
    const graph = createGraph({
      baseUrl: emulator.url,
      token: createStaticToken('emulator'),
      clock,
      random: systemRandom,
    });
    const store = createFileStore({ directory, tenant: tenant.name, clock });
    const { files } = await openProject(example);
    const bindings = bindingsSchema.parse(JSON.parse(await readFile(join(example, 'bindings/contoso.json'), 'utf8')));
    const input = { files, bindings, tenant, commit: commits[0], accepted: [], adopt: [], origin: emulator.url };
    const story = new Story(emulator, clock, { graph, store, clock, random: systemRandom }, input);
    story.#state = await story.records.writeState(stateOf(input));
    return story;
  }

  /** Plans, and tells what differs. */
  async look(at: string, how: Partial<RunRecord>): Promise<RunRecord> {
    this.clock.set(at);
    const planned = await makePlan(this.#ports, this.#input);
    if (!('plan' in planned)) throw new Error('unreachable: the example compiles');
    const plan = withFormerIds(planned.plan, planned.inventory);
    const { actors } = await attribute(this.#ports.graph, plan);
    const outcome: RunOutcome = plan.changes.length > 0 ? 'drift' : 'inSync';
    return this.#keep(at, outcome, { plan, actors: Object.fromEntries(actors), ...how });
  }

  async repair(at: string): Promise<RunRecord> {
    this.clock.set(at);
    const planned = await makePlan(this.#ports, this.#input);
    if (!('plan' in planned)) throw new Error('unreachable: the example compiles');
    const { actors } = await attribute(this.#ports.graph, withFormerIds(planned.plan, planned.inventory));
    const result = await reconcile(this.#ports, this.#input, { confirm: () => true });
    if (result.status !== 'applied') throw new Error(`unreachable: the repair ended as ${result.status}`);
    return this.#keep(at, 'repaired', { plan: planned.plan, sent: result.sent, actors: Object.fromEntries(actors) });
  }

  /** The same quiet run every hour. */
  async quiet(from: string, times: number): Promise<void> {
    const first = await this.look(from, {});
    for (let hour = 1; hour < times; hour += 1) {
      const at = new Date(Date.parse(from) + hour * 3_600_000).toISOString();
      const { id: _, started: __, ...rest } = first;
      await this.#keep(at, first.outcome, rest);
    }
  }

  fail(at: string): void {
    const message = 'Graph refused GET /identity/conditionalAccess/policies: 403 Forbidden (request 6f1c20d4)';
    const help = 'the application lacks `Policy.Read.All`; grant it in Entra and consent to it';
    void this.#keep(at, 'failed', { error: { message, help } });
  }

  suspend(at: string): void {
    void this.#keep(at, 'suspended', { error: { message: 'suspended by ada@contoso.com: moving offices' } });
  }

  /** Somebody misspelt a group. */
  async invalid(at: string): Promise<void> {
    const files = this.#replaced('for: Field Engineers', 'fro: Field Engineers');
    const planned = await makePlan(this.#ports, { ...this.#input, files });
    if ('plan' in planned) throw new Error('unreachable: the misspelt example does not compile');
    await this.#keep(at, 'invalid', { findings: JSON.parse(JSON.stringify(planned.findings)) });
  }

  /** Somebody forgot who must always get in. */
  async refused(at: string): Promise<void> {
    const files = this.#replaced('maximumChanges: 20', 'maximumChanges: 1').map(({ file, bytes }) => ({
      file,
      bytes: new TextEncoder().encode(
        new TextDecoder().decode(bytes).replaceAll('rollout: enabled', 'rollout: disabled'),
      ),
    }));
    const planned = await makePlan(this.#ports, { ...this.#input, files, commit: commits[1] });
    if (!('plan' in planned)) throw new Error('unreachable: the changed example compiles');
    await this.#keep(at, 'refused', { plan: planned.plan, source: { ...source, commit: commits[1] } });
  }

  #replaced(old: string, now: string): RunInput['files'] {
    return this.#input.files.map(({ file, bytes }) => ({
      file,
      bytes: new TextEncoder().encode(new TextDecoder().decode(bytes).replace(old, now)),
    }));
  }

  edit(title: string, change: object): Promise<void> {
    return this.#patch('v1.0/identity/conditionalAccess/policies', title, change);
  }

  editCompliance(title: string, change: object): Promise<void> {
    return this.#patch('v1.0/deviceManagement/deviceCompliancePolicies', title, {
      '@odata.type': '#microsoft.graph.iosCompliancePolicy',
      ...change,
    });
  }

  async makeByHand(): Promise<void> {
    await this.#send('POST', 'v1.0/identity/conditionalAccess/policies', {
      displayName: 'Temp – vendor access <until Friday>',
      state: 'enabledForReportingButNotEnforced',
      conditions: {
        users: { includeUsers: ['All'] },
        applications: { includeApplications: ['All'] },
        clientAppTypes: ['all'],
      },
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    });
  }

  async #patch(collection: string, title: string, change: object): Promise<void> {
    const { value } = (await this.#send('GET', collection)) as { value: { id: string; displayName: string }[] };
    const found = value.find(({ displayName }) => displayName === title);
    if (found === undefined)
      throw new Error(`unreachable: no \`${title}\` among ${value.map(({ displayName }) => displayName)}`);
    await this.#send('PATCH', `${collection}/${found.id}`, change);
  }

  /** As somebody in the portal. */
  async #send(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.#emulator.url}/${path}`, {
      method,
      headers: { authorization: 'Bearer user:security@contoso.com', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`unreachable: ${method} ${path} was answered with ${response.status}: ${text}`);
    return text === '' ? {} : JSON.parse(text);
  }

  async #keep(at: string, outcome: RunOutcome, more: Partial<RunRecord>): Promise<RunRecord> {
    const record: RunRecord = {
      formatVersion: '1.0',
      id: `${new Date(at).toISOString().replaceAll(/[-:.]/g, '')}-${tenant.name}`,
      tenant,
      started: new Date(at).toISOString(),
      milliseconds: 2431,
      trigger: 'schedule',
      mode: 'repair',
      source,
      sent: 0,
      actors: {},
      findings: [],
      graph: { requests: this.#traffic, throttled: 0 },
      ...(outcome === 'failed' || outcome === 'invalid' ? {} : { state: this.#state }),
      ...more,
      outcome,
    };
    this.#traffic = 0;
    this.runs.push(record);
    await this.records.append(JSON.parse(JSON.stringify(record)));
    return record;
  }

  #counted(graph: Graph): Graph {
    return {
      send: (request, options) => {
        this.#traffic += 1;
        return graph.send(request, options);
      },
      list: (request, options) => {
        this.#traffic += 1;
        return graph.list(request, options);
      },
    };
  }
}

const source = {
  repository: 'https://github.com/contoso/tenant-policies',
  ref: 'main',
  commit: commits[0],
  signer: 'ada@contoso.com',
};

/** What git asks for, as the service keeps it. */
function stateOf(input: RunInput): TenantState {
  const { resources, project, findings } = compile(input);
  const texts = new Map(input.files.map(({ file, bytes }) => [file, new TextDecoder().decode(bytes)]));
  const objects = resources.map((resource) => {
    const span = originOf(resource, '')?.span;
    const text = span === undefined ? undefined : texts.get(span.file)?.slice(span.start.offset, span.end.offset);
    const title = titleOf(kinds[resource.kind], resource.body) ?? resource.name;
    return {
      kind: resource.kind,
      name: resource.name,
      title,
      sentence: sentences[resource.name] ?? title,
      document: text ?? '',
      ...(span === undefined ? {} : { source: { file: span.file, line: span.start.line } }),
      body: resource.body,
    };
  });
  const report = {
    about: 'project',
    name: 'tenant-policies',
    coverage: coverageOfResources(resources, project),
    findings,
  } as const;
  return { formatVersion: '1.0', objects, coverage: JSON.parse(coverageJson(report)) };
}

const sentences: Readonly<Record<string, string>> = {
  'sales-mail':
    'Exchange Online, for the groups Sales and Field Engineers, on iOS and Android with modern authentication: multifactor authentication and a compliant device (`corporate-phones`), again every 12 hours.',
  'no-legacy': 'All apps, for everyone, with legacy authentication: blocked.',
  'mfa-outside': 'All apps, for everyone, outside `head-office`: multifactor authentication.',
};
