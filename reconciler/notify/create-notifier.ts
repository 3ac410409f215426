import type { NotificationTarget } from '../../compiler/notification.ts';
import type { RunRecord } from '../../schemas/run-record.ts';
import type { Notifier } from '../ports.ts';
import { Channel, type ChannelOptions } from './channel.ts';
import type { Notice } from './notice.ts';
import { noticeOf } from './notice-of.ts';
import { type TargetMemory, type Told, ToldMemory } from './told-memory.ts';
import { isFailure, saysNothing, whatToTell } from './what-to-tell.ts';

export interface NotifierOptions extends ChannelOptions {
  /** Whom to tell, as the files say now: they change with commits. */
  readonly targets: () => readonly NotificationTarget[];
  /** The state folder; what was told stands in `.service/told/<tenant>.json` below it. */
  readonly directory: string;
  readonly oursOnly?: boolean | undefined;
}

/** The Notifier port over webhooks, and what else one may want of it. */
export interface WebhookNotifier extends Notifier {
  /** Sends a message to each target that says nothing but that it works. True for those that took it. */
  test(): Promise<readonly (readonly [NotificationTarget, boolean])[]>;
}

/** Tells people what came of runs: once, as long as it stays the same. */
export function createNotifier(options: NotifierOptions): WebhookNotifier {
  return new Webhooks(options);
}

class Webhooks implements WebhookNotifier {
  readonly #options: NotifierOptions;
  readonly #memory: ToldMemory;
  readonly #channels = new Map<string, Channel>();
  /** The last run of each tenant, and the work on what came before it. */
  readonly #latest = new Map<string, RunRecord>();
  readonly #turns = new Map<string, Promise<void>>();

  constructor(options: NotifierOptions) {
    this.#options = options;
    this.#memory = new ToldMemory(options.directory, (path, why) =>
      options.onTrouble(`what was told cannot be remembered in ${path}`, why),
    );
  }

  /** One run of a tenant after the other: a slow webhook must not bring them out of order. */
  tell(record: RunRecord): Promise<void> {
    const { name } = record.tenant;
    this.#latest.set(name, record);
    const before = this.#turns.get(name) ?? Promise.resolve();
    const turn = before.then(() => this.#consider(record)).catch((error: unknown) => this.#stumbled(error));
    this.#turns.set(name, turn);
    return turn;
  }

  async test(): Promise<readonly (readonly [NotificationTarget, boolean])[]> {
    const at = this.#options.clock.now().toISOString();
    const headline = 'gatewright: this is a test. Notifications get here.';
    const notice: Notice = { event: 'test', at, isReminder: false, headline, lines: [], actors: [], links: [] };
    return Promise.all(
      this.#options.targets().map(async (target) => [target, await this.#channelOf(target).send(notice)] as const),
    );
  }

  async #consider(record: RunRecord): Promise<void> {
    if (saysNothing(record)) return;
    const { name } = record.tenant;
    const told = await this.#memory.read(name);
    const failures = isFailure(record) ? told.failures + 1 : 0;
    const targets = this.#options.targets().filter(({ tenants }) => tenants === undefined || tenants.includes(name));
    const memories = await Promise.all(
      targets.map(async (target) => {
        const key = keyOf(target);
        return [key, await this.#tellTarget(target, record, { ...told, failures })] as const;
      }),
    );
    // Of targets that are gone nothing is kept: whoever comes back later hears how things stand then. Where there are none at all
    // the files may not have been read yet.
    const kept = this.#options.targets().length === 0 ? told.targets : {};
    const all = { ...kept, ...Object.fromEntries(memories) };
    await this.#memory.write(name, { formatVersion: '1.0', failures, targets: all });
  }

  async #tellTarget(target: NotificationTarget, record: RunRecord, told: Told): Promise<TargetMemory> {
    const { clock, oursOnly = false } = this.#options;
    const memory = told.targets[keyOf(target)] ?? {};
    const { failures } = told;
    const decision = whatToTell(record, { memory, events: target.events, failures, now: clock.now(), oursOnly });
    if (decision.telling === undefined) return decision.whenTold;
    // While a webhook was slow the tenant was looked at again: what stands there now is told, in its turn.
    if (this.#latest.get(record.tenant.name) !== record) return decision.whenNot;
    const notice = noticeOf(record, decision.telling, this.#options);
    return (await this.#channelOf(target).send(notice)) ? decision.whenTold : decision.whenNot;
  }

  #channelOf(target: NotificationTarget): Channel {
    const key = `${target.form} ${target.urlVariable}`;
    const channel = this.#channels.get(key) ?? new Channel(target, this.#options);
    this.#channels.set(key, channel);
    return channel;
  }

  #stumbled(error: unknown): void {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#options.onTrouble('a notification failed unexpectedly', why);
  }
}

/** Two targets may share an address and differ in what they want to hear. */
function keyOf({ form, urlVariable, events }: NotificationTarget): string {
  return [form, urlVariable, ...(events ?? ['everything']).toSorted()].join(' ');
}
