import type { RunOutcome } from '../../schemas/run-record.ts';
import { createPages } from '../dashboard/pages.ts';
import { scrub } from '../graph/scrub.ts';
import { isLoopbackHost } from '../loopback.ts';
import { createProposer } from '../propose/create-proposer.ts';
import { allListeners } from '../service/all-listeners.ts';
import { countedConnection } from '../service/counted-connection.ts';
import { createFileRecords } from '../service/file-records.ts';
import { Health } from '../service/health.ts';
import { parseAddress } from '../service/http/address.ts';
import { createApp } from '../service/http/create-app.ts';
import { listen } from '../service/http/listen.ts';
import { jsonLog, type Log, textLog } from '../service/log.ts';
import { Metrics } from '../service/metrics.ts';
import { cronSchedule, defaultCron, everySeconds, type ScheduleFactory } from '../service/schedule.ts';
import { Service } from '../service/service.ts';
import type { ServiceOptions } from '../service/service-options.ts';
import { Suspensions } from '../service/suspensions.ts';
import { stoppableClock } from '../service/watched-graph.ts';
import { createFileStore } from '../store/file-store.ts';
import { systemClock } from '../system/system-clock.ts';
import { systemRandom } from '../system/system-random.ts';
import { web } from '../system/web.ts';
import { UsageError } from '../usage-error.ts';
import { flag, type Invocation, textOption, textsOption } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { pageOptions } from './page-options.ts';
import { publicUrl } from './public-url.ts';
import { stateFolder } from './state-folder.ts';
import { testNotifications, watchNotifier } from './watch-notifier.ts';
import { watchSource } from './watch-source.ts';

/** Puts the service together from what the command line says, and runs it until somebody stops it. */
export async function runWatch(invocation: Invocation): Promise<ExitCode> {
  const { output, stop } = invocation;
  const address = parseAddress(textOption(invocation, 'listen') ?? '127.0.0.1:8484');
  const clean = (text: string) => scrub(output.scrubbed(text));
  const log = process.stderr.isTTY === true ? textLog(output.log, clean, systemClock.now) : await jsonLog(clean);
  const { token } = invocation.options;
  output.conceal(() => (typeof token === 'string' ? [token] : []));
  const metrics = new Metrics();
  const health = new Health(systemClock);
  if (flag(invocation, 'testNotifications')) return testNotifications(invocation, { metrics, log });
  const options = serviceOptions(invocation, { metrics, health, log });
  const service = new Service(options);
  if (flag(invocation, 'once'))
    return worstOf(
      (await service.once(stop)).map(({ outcome }) => outcome),
      stop,
    );
  const isLoopback = isLoopbackHost(address.host);
  const pages = createPages(options.records, pageOptions(invocation, { host: address.host, health, log }));
  const door = await listen(
    createApp({ health, metrics, isLoopback, publicUrl: publicUrl(invocation), pages }),
    address,
  );
  try {
    if (!isLoopback)
      log('warn', 'health and metrics, with the names of tenants, can be read by whoever reaches this address');
    // Oldest first: what is known last counts.
    for (const record of (await options.records.list({ limit: 100 })).toReversed()) metrics.remember(record);
    output.data(`listening on ${door.url}`);
    await service.run(stop);
  } finally {
    await door.close();
  }
  log('info', 'stopped');
  return exitCodes.ok;
}

interface Parts {
  readonly metrics: Metrics;
  readonly health: Health;
  readonly log: Log;
}

function serviceOptions(invocation: Invocation, { metrics, health, log }: Parts): ServiceOptions {
  const state = stateFolder(invocation);
  const { stop } = invocation;
  return {
    ...{ log, listener: allListeners(metrics, health), clock: systemClock, random: systemRandom },
    connect: connector(invocation, metrics, log),
    ...watchNotifier(invocation, { metrics, log }, watchSource(invocation, log)),
    records: createFileRecords({
      directory: state,
      keep: numberOption(invocation, 'keep', 1000),
      onDamaged: (path, why) => log('warn', `a record is passed over: ${why}`, { path }),
    }),
    suspensions: new Suspensions(state),
    proposer: createProposer({
      ...{ web, environment: process.env, signal: stop },
      path: textOption(invocation, 'path') ?? (process.env.GATEWRIGHT_PATH || undefined),
      onLog: (text) => log('info', text),
    }),
    schedule: scheduleOf(invocation),
    doorsOf: (tenant) => ({
      store: createFileStore({ directory: state, tenant, clock: systemClock }),
      clock: systemClock,
      random: systemRandom,
    }),
    tenants: textsOption(invocation, 'tenant'),
    oursOnly: flag(invocation, 'oursOnly'),
    concurrency: 4,
  };
}

function connector(invocation: Invocation, metrics: Metrics, log: Log): ServiceOptions['connect'] {
  const { stop } = invocation;
  return (name, settings) => {
    const connection = countedConnection({
      ...{ name, settings, random: systemRandom },
      // A wait before a request is over when somebody stops the service.
      clock: stoppableClock(systemClock, stop),
      graph: textOption(invocation, 'graph'),
      token: textOption(invocation, 'token'),
      onRequest: ({ status }) => metrics.requested(name, status),
      onWait: ({ method, path, milliseconds, reason }) =>
        log('warn', 'waiting before a request to Graph', { tenant: name, method, path, milliseconds, reason }),
    });
    invocation.output.conceal(connection.secrets);
    return connection;
  };
}

function scheduleOf(invocation: Invocation): ScheduleFactory {
  const cron = textOption(invocation, 'cron');
  if (textOption(invocation, 'every') !== undefined) {
    if (cron !== undefined) throw new UsageError('`--cron` and `--every` say different things', 'give one of them');
    const schedule = everySeconds(numberOption(invocation, 'every', 60), systemClock);
    return () => Promise.resolve(schedule);
  }
  return ({ schedule }) => cronSchedule(cron ?? schedule?.cron ?? defaultCron, schedule?.timeZone);
}

function numberOption(invocation: Invocation, name: string, otherwise: number): number {
  const text = textOption(invocation, name);
  const value = text === undefined ? otherwise : Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new UsageError(`\`--${name} ${text}\` is no whole number above 0`);
}

/** Worst last. */
const exitOf: readonly (readonly [RunOutcome, ExitCode])[] = [
  ['inSync', exitCodes.ok],
  ['repaired', exitCodes.ok],
  ['suspended', exitCodes.ok],
  ['proposed', exitCodes.changes],
  ['drift', exitCodes.changes],
  ['invalid', exitCodes.failed],
  ['refused', exitCodes.refused],
  ['failed', exitCodes.error],
  ['interrupted', exitCodes.interrupted],
];

function worstOf(outcomes: readonly RunOutcome[], stop: AbortSignal): ExitCode {
  if (stop.aborted) return exitCodes.interrupted;
  // Nothing was looked at: the files could not be had.
  if (outcomes.length === 0) return exitCodes.error;
  return exitOf.findLast(([outcome]) => outcomes.includes(outcome))?.[1] ?? exitCodes.error;
}
