import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NotificationTarget } from '../../compiler/notification.ts';
import { createNotifier, type NotifierOptions, type WebhookNotifier } from '../../reconciler/notify/create-notifier.ts';
import { web } from '../../reconciler/system/web.ts';
import type { RunRecord } from '../../schemas/run-record.ts';
import { FastClock } from './service-world.ts';
import { startWebhook, type Webhook } from './webhook.ts';

/** A notifier with a webhook that is really there, and runs as a test tells them. */
export class NotifyWorld {
  readonly clock = new FastClock();
  readonly log: string[] = [];
  readonly sent: string[] = [];
  readonly webhook: Webhook;
  readonly directory: string;
  targets: readonly NotificationTarget[] = [{ form: 'json', urlVariable: 'HOOK' }];
  environment: Record<string, string>;
  notifier: WebhookNotifier;
  #runs = 0;

  private constructor(webhook: Webhook, directory: string) {
    this.webhook = webhook;
    this.directory = directory;
    this.environment = { HOOK: webhook.url };
    this.notifier = this.restart();
  }

  static async start(): Promise<NotifyWorld> {
    return new NotifyWorld(await startWebhook(), await mkdtemp(join(tmpdir(), 'gatewright-notify-')));
  }

  /** As a process that starts on the same state. */
  restart(more: Partial<NotifierOptions> = {}): WebhookNotifier {
    this.notifier = createNotifier({
      ...{ web, clock: this.clock, random: { next: () => 0.5 }, directory: this.directory },
      targets: () => this.targets,
      environment: this.environment,
      onSent: (variable, isDelivered) => this.sent.push(`${variable} ${isDelivered}`),
      onTrouble: (message, why) => this.log.push(`${message}: ${why}`),
      ...more,
    });
    return this.notifier;
  }

  /** Runs of a tenant, a minute between them. Returns what the webhook was told of them. */
  async runs(...records: readonly Partial<RunRecord>[]): Promise<readonly string[]> {
    const before = this.webhook.bodies.length;
    for (const record of records) {
      await this.clock.sleep(60_000);
      await this.notifier.tell(this.record(record));
    }
    return this.webhook.bodies.slice(before).map((body) => JSON.parse(body).headline ?? body);
  }

  record(more: Partial<RunRecord>): RunRecord {
    this.#runs += 1;
    const tenant = more.tenant ?? { name: 'contoso', id: 'c0450000-0000-4000-8000-000000000001' };
    return {
      formatVersion: '1.0',
      id: `20261125T120000${String(this.#runs).padStart(3, '0')}Z-${tenant.name}`,
      tenant,
      started: this.clock.now().toISOString(),
      milliseconds: 5,
      trigger: 'schedule',
      mode: 'report',
      source: { commit: 'a'.repeat(40) },
      outcome: 'inSync',
      sent: 0,
      actors: {},
      findings: [],
      graph: { requests: 1, throttled: 0 },
      ...more,
    };
  }
}

export const inSync: Partial<RunRecord> = { outcome: 'inSync' };
export const failed: Partial<RunRecord> = {
  outcome: 'failed',
  error: { message: 'Graph answers 503', help: 'look at its health' },
};

/** Drift of one policy; another `digest` is other drift. */
export function drift(digest = 'one', more: Partial<RunRecord> = {}): Partial<RunRecord> {
  return {
    outcome: 'drift',
    plan: {
      formatVersion: '1.0',
      tool: 'gatewright',
      digest,
      tenant: { name: 'contoso', id: 'c' },
      changes: [
        {
          action: 'update',
          kind: 'conditionalAccessPolicies',
          name: 'mail',
          title: 'Mail needs a phone we know',
          moved: 'tenant',
          properties: [{ pointer: '/state', before: 'disabled', after: 'enabled' }],
        },
      ],
      requests: [],
      releases: [],
      unmanaged: [],
      unchanged: 3,
      accepted: [],
      waived: [],
      findings: [],
    },
    ...more,
  };
}
