import type { NotificationTarget } from '../../compiler/notification.ts';
import { forms } from './forms/index.ts';
import { joined } from './joined.ts';
import type { Notice } from './notice.ts';
import { type PostOptions, post, type Undelivered } from './post.ts';
import { type Environment, webhookAddress } from './webhook-address.ts';

/** More than these that wait at the same time are told as one. */
const mostApart = 3;
const firstPause = 30_000;
const longestPause = 3_600_000;

export interface ChannelOptions extends PostOptions {
  readonly environment: Environment;
  readonly publicUrl?: string | undefined;
  /** Told of each message that went out, or did not. */
  readonly onSent: (variable: string, isDelivered: boolean) => void;
  readonly onTrouble: (message: string, why: string) => void;
}

interface Waiting {
  readonly notice: Notice;
  readonly resolve: (isDelivered: boolean) => void;
}

/** One webhook: one message at a time, and none for a while after it failed. */
export class Channel {
  readonly #target: NotificationTarget;
  readonly #options: ChannelOptions;
  #waiting: Waiting[] = [];
  #isAtWork = false;
  #failures = 0;
  #notBefore = Number.NEGATIVE_INFINITY;
  #warned = '';

  constructor(target: NotificationTarget, options: ChannelOptions) {
    this.#target = target;
    this.#options = options;
  }

  /** True when the other side has it. */
  async send(notice: Notice): Promise<boolean> {
    const sent = new Promise<boolean>((resolve) => this.#waiting.push({ notice, resolve }));
    if (!this.#isAtWork) await this.#work();
    return sent;
  }

  async #work(): Promise<void> {
    this.#isAtWork = true;
    // Runs that end together are told together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const isMany = forms[this.#target.form].isForPeople && this.#waiting.length > mostApart;
      const now = this.#waiting.splice(0, isMany ? this.#waiting.length : 1);
      const isDelivered = await this.#deliver(now.map(({ notice }) => notice)).catch(() => false);
      for (const { resolve } of now) resolve(isDelivered);
    }
    this.#isAtWork = false;
  }

  async #deliver(notices: readonly Notice[]): Promise<boolean> {
    const { environment, clock, onSent, publicUrl } = this.#options;
    const { urlVariable, form } = this.#target;
    const address = webhookAddress(this.#target, environment);
    if ('why' in address) {
      this.#warnOnce(address.why);
      return false;
    }
    if (clock.monotonic() < this.#notBefore) return false;
    const body = forms[form].render(joined(notices, publicUrl));
    const undelivered = await post(address.url, body, this.#options);
    onSent(urlVariable, undelivered === undefined);
    this.#settle(undelivered);
    return undelivered === undefined;
  }

  #settle(undelivered: Undelivered): void {
    const { clock, onTrouble } = this.#options;
    this.#failures = undelivered === undefined ? 0 : this.#failures + 1;
    this.#notBefore = Number.NEGATIVE_INFINITY;
    if (undelivered === undefined) return;
    const pause = Math.max(undelivered.wait ?? 0, firstPause * 2 ** Math.min(this.#failures - 1, 10));
    this.#notBefore = clock.monotonic() + Math.min(longestPause, pause);
    onTrouble(`a notification by \`${this.#target.urlVariable}\` did not get through`, undelivered.why);
  }

  /** What stands in the environment stays so as long as the process lives: once is enough. */
  #warnOnce(why: string): void {
    if (this.#warned === why) return;
    this.#warned = why;
    this.#options.onTrouble('nobody is notified', why);
  }
}
