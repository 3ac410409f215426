import { hasErrors } from '../../schemas/finding.ts';
import type { RunRecord } from '../../schemas/run-record.ts';
import { checkSchedule } from '../check-schedule.ts';
import { explainFailure } from '../explain-failure.ts';
import { GraphError, type Ports, type ProjectAt } from '../ports.ts';
import { readBindings } from '../project/tenant-choice.ts';
import { makePlan, type RunInput } from '../run.ts';
import { settle } from './settle.ts';
import type { CountedConnection, Found, TenantRun, Traffic } from './tenant-run.ts';
import { stoppableClock, watchedGraph } from './watched-graph.ts';

/**
 * compile → plan → report, repair or propose, for one tenant. Never throws for what the world or the files do: that is what the
 * record tells. Recording it is up to whoever called.
 */
export async function runTenant(run: TenantRun): Promise<RunRecord> {
  const { clock } = run;
  const started = clock.now().toISOString();
  const began = clock.monotonic();
  const found: Found = { outcome: 'failed', sent: 0, actors: {}, findings: [] };
  let connection: CountedConnection | undefined;
  let before: Traffic | undefined;
  let tenantId = run.settings?.id ?? run.name;
  try {
    await work(run, found, (opened) => {
      connection = opened;
      before = opened.traffic();
      return (id) => {
        tenantId = id;
      };
    });
  } catch (error) {
    tellFailure(found, error, run.stop);
  }
  return {
    formatVersion: '1.0',
    id: run.id,
    tenant: { name: run.name, id: tenantId },
    started,
    milliseconds: Math.max(0, Math.round(clock.monotonic() - began)),
    trigger: run.trigger,
    mode: run.mode,
    source: sourceOf(run.project),
    graph: difference(connection?.traffic(), before),
    ...found,
  };
}

type OnConnected = (connection: CountedConnection) => (tenantId: string) => void;

async function work(run: TenantRun, found: Found, onConnected: OnConnected): Promise<void> {
  const { name, settings, stop, project } = run;
  const { folder } = project;
  const bindings = await readBindings(folder, name, settings);
  const compilation = run.compile({ files: folder.files, bindings });
  const findings = [...(await checkSchedule(folder.settings, folder.files)), ...compilation.findings];
  if (hasErrors(findings)) {
    Object.assign(found, { outcome: 'invalid', findings });
    return;
  }
  const state = await run.keepState(compilation);
  if (state !== undefined) found.state = state;
  const connection = run.connect();
  const onIdentified = onConnected(connection);
  const identity = await connection.identify();
  const tenantId = settings?.id ?? identity?.tenantId ?? name;
  onIdentified(tenantId);
  const input: RunInput = {
    ...{ files: folder.files, bindings, compilation, identity },
    tenant: { name, id: tenantId },
    commit: project.commit,
    accepted: [],
    adopt: [],
    origin: connection.origin,
  };
  const graph = watchedGraph(connection.graph, stop, () => {
    found.sent += 1;
  });
  const ports: Ports = { graph, store: run.store, clock: stoppableClock(run.clock, stop), random: run.random };
  const planned = await makePlan(ports, input);
  if (!('plan' in planned)) Object.assign(found, { outcome: 'invalid', findings: planned.findings });
  else await settle({ run, found, planned, ports, input });
}

/** A run that was stopped is not one that failed, whatever the wait or the read that was given up calls it. */
function tellFailure(found: Found, error: unknown, stop: AbortSignal): void {
  if (stop.aborted && (error === stop.reason || (error instanceof GraphError && error.code === 'Cancelled'))) {
    found.outcome = 'interrupted';
    return;
  }
  found.outcome = 'failed';
  const message = error instanceof Error ? error.message : String(error);
  found.error = explainFailure(error) ?? {
    message: `gatewright failed unexpectedly: ${message}`,
    help: 'this is a mistake in gatewright itself; the log has more',
  };
}

/** Where the files came from, as records have it. */
export function sourceOf({ repository, ref, commit, signer }: ProjectAt): RunRecord['source'] {
  return {
    ...(repository === undefined ? {} : { repository }),
    ...(ref === undefined ? {} : { ref }),
    ...(commit === undefined ? {} : { commit }),
    ...(signer === undefined ? {} : { signer }),
  };
}

function difference(after: Traffic | undefined, before: Traffic | undefined): Traffic {
  return {
    requests: (after?.requests ?? 0) - (before?.requests ?? 0),
    throttled: (after?.throttled ?? 0) - (before?.throttled ?? 0),
  };
}
