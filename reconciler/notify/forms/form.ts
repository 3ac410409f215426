import type { Notice } from '../notice.ts';

/** What a kind of webhook understands. */
export interface NotificationForm {
  /** The body of the request, within the limits of the other side: lines that do not fit are counted, never cut in half. */
  render(notice: Notice): string;
  /** People read it: many at once are better told as one. */
  readonly isForPeople: boolean;
}
