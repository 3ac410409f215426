import { counted } from '../../compiler/text/counted.ts';
import type { Notice, NoticeEvent } from './notice.ts';

const worst: readonly NoticeEvent[] = ['failure', 'drift', 'recovery', 'test'];

/** Several notices as one, a line each: when git is down every tenant fails at once. */
export function joined(notices: readonly Notice[], publicUrl: string | undefined): Notice {
  const [only] = notices;
  if (only === undefined) throw new Error('unreachable: nothing to tell');
  if (notices.length === 1) return only;
  const rank = ({ event }: Notice) => worst.indexOf(event);
  const sorted = notices.toSorted((left, right) => rank(left) - rank(right));
  const count = (event: NoticeEvent) => notices.filter((each) => each.event === event).length;
  const parts = worst.filter((event) => count(event) > 0).map((event) => `${event} ${count(event)}`);
  return {
    event: sorted[0]?.event ?? only.event,
    at: only.at,
    isReminder: notices.every(({ isReminder }) => isReminder),
    headline: `news of ${counted(notices.length, 'tenant')}: ${parts.join(', ')}`,
    lines: sorted.map(({ tenant, headline }) => ({ object: tenant ?? '', title: '', words: headline })),
    actors: [],
    links: publicUrl === undefined ? [] : [{ title: 'Open the page', url: publicUrl }],
  };
}
