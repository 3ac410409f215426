import { createNotifier, type WebhookNotifier } from '../notify/create-notifier.ts';
import { knownTargets } from '../notify/known-targets.ts';
import type { ProjectSource } from '../ports.ts';
import type { Log } from '../service/log.ts';
import type { Metrics } from '../service/metrics.ts';
import { systemClock } from '../system/system-clock.ts';
import { systemRandom } from '../system/system-random.ts';
import { web } from '../system/web.ts';
import { UsageError } from '../usage-error.ts';
import { flag, type Invocation } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { publicUrl } from './public-url.ts';
import { stateFolder } from './state-folder.ts';
import { watchSource } from './watch-source.ts';

interface Parts {
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Tells people what `watch` sees. Whom, the files of the source say. */
export function watchNotifier(
  invocation: Invocation,
  { metrics, log }: Parts,
  from: ProjectSource,
): { readonly source: ProjectSource; readonly notifier: WebhookNotifier } {
  const { source, targets } = knownTargets(from);
  const environment = process.env;
  // Whoever has the address can write to the channel.
  invocation.output.conceal(() => targets().map(({ urlVariable }) => environment[urlVariable]?.trim() ?? ''));
  const notifier = createNotifier({
    ...{ targets, environment, web, clock: systemClock, random: systemRandom, signal: invocation.stop },
    directory: stateFolder(invocation),
    publicUrl: publicUrl(invocation),
    oursOnly: flag(invocation, 'oursOnly'),
    onSent: (variable, isDelivered) => metrics.notified(variable, isDelivered),
    onTrouble: (message, reason) => log('warn', message, { reason }),
  });
  return { source, notifier };
}

/** `watch --test-notifications`: a message to each webhook, and what came of it. */
export async function testNotifications(invocation: Invocation, parts: Parts): Promise<ExitCode> {
  const { source, notifier } = watchNotifier(invocation, parts, watchSource(invocation, parts.log));
  await source.checkOut(invocation.stop);
  const results = await notifier.test();
  if (results.length === 0)
    throw new UsageError('the project notifies nobody', 'name webhooks under `notifications` in gatewright.yaml');
  for (const [{ form, urlVariable }, isDelivered] of results)
    invocation.output.data(`${form} by ${urlVariable}: ${isDelivered ? 'sent' : 'not sent'}`);
  return results.every(([, isDelivered]) => isDelivered) ? exitCodes.ok : exitCodes.error;
}
