import type { Notice } from '../notice.ts';
import { fitted } from './fitted.ts';
import type { NotificationForm } from './form.ts';

const mostLines = 100;
const largest = 256 * 1024;

/** For programs; `docs/notifications.md` describes it. New members may come within version 1. */
export const json: NotificationForm = {
  isForPeople: false,
  render: (notice) =>
    fitted(
      notice.lines.length,
      (shown) => JSON.stringify(content(notice, shown)),
      (text) => Buffer.byteLength(text) <= largest,
      mostLines,
    ),
};

function content(notice: Notice, shown: number) {
  const { event, tenant, outcome, run, at, isReminder, headline, lines, actors, advice, links, commit } = notice;
  return {
    formatVersion: '1.0',
    ...{ event, tenant, outcome, run, at, commit, headline },
    reminder: isReminder,
    sentences: lines
      .slice(0, shown)
      .map(({ object, title, words, effect }) => ({ object, title, text: words, effect })),
    moreSentences: lines.length - shown,
    ...{ actors, advice, links },
  };
}
