import type { NotificationTarget } from '../../compiler/notification.ts';
import type { Effect } from '../../schemas/telling/telling.ts';

export type NoticeEvent = NonNullable<NotificationTarget['events']>[number] | 'test';

/** Something a notification says about one object, or about one mistake in the files. */
export interface NoticeLine {
  /** `kind/name`, the id of an object that is not ours, or the code of a finding. */
  readonly object: string;
  readonly title: string;
  readonly words: string;
  /** What became of the protection; absent for findings. */
  readonly effect?: Effect;
}

/** What people are told, before a form is given to it. Texts of others in it are visible and in one line, and not escaped. */
export interface Notice {
  readonly event: NoticeEvent;
  /** Name of the tenant; absent where it is about several. */
  readonly tenant?: string;
  readonly outcome?: string;
  /** Id of the run. */
  readonly run?: string;
  /** When the run began; ISO 8601, UTC. */
  readonly at: string;
  /** Told before, and still so. */
  readonly isReminder: boolean;
  readonly headline: string;
  /** Worst first. */
  readonly lines: readonly NoticeLine[];
  readonly actors: readonly string[];
  readonly advice?: string;
  readonly links: readonly { readonly title: string; readonly url: string }[];
  readonly commit?: string;
}

/** A notice that is one short line and nothing else. */
export function isQuiet({ event }: Notice): boolean {
  return event === 'recovery' || event === 'test';
}

/** A line as text: what it is about, and what is said of it. */
export function lineText({ title, words }: NoticeLine): string {
  return title === '' ? words : `${title}: ${words}`;
}
