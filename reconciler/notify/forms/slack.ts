import { shownName } from '../../report/plain-words.ts';
import { isQuiet, lineText, type Notice } from '../notice.ts';
import { calmText } from './calm-text.ts';
import { fitted } from './fitted.ts';
import type { NotificationForm } from './form.ts';

/** Slack docs, Block Kit reference: characters of a text in a section, blocks of a message. */
const longestText = 3000;
const mostBlocks = 50;

/**
 * Blocks, and a text for what shows none. Words of others stand in `plain_text`, where no formatting is looked for, with `&`, `<`
 * and `>` escaped all the same: these begin mentions such as `<!channel>` (Slack docs: Formatting text, Escaping).
 */
export const slack: NotificationForm = {
  isForPeople: true,
  render: (notice) =>
    JSON.stringify(
      fitted(
        notice.lines.length,
        (shown) => message(notice, shown),
        ({ blocks }) => blocks.length <= mostBlocks,
      ),
    ),
};

function message(notice: Notice, shown: number) {
  const { headline, lines, actors, advice, links } = notice;
  const hidden = lines.length - shown;
  const told = [
    ...lines.slice(0, shown).map((line) => `• ${escaped(lineText(line))}`),
    ...(hidden > 0 ? [`and ${hidden} more`] : []),
  ];
  const blocks = [
    ...sections([escaped(headline)]),
    ...sections(told),
    ...sections(actors.map(escaped)),
    ...sections(advice === undefined ? [] : [escaped(advice)]),
    ...(links.length === 0 ? [] : [linksBlock(links)]),
  ];
  const first = lines[0];
  const text = first === undefined || isQuiet(notice) ? headline : `${headline}. ${lineText(first)}`;
  return { text: escaped(text), mrkdwn: false, unfurl_links: false, unfurl_media: false, blocks };
}

/** Lines in as few sections as hold them. */
function sections(lines: readonly string[]) {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last === undefined || last.length + 1 + line.length > longestText) texts.push(line);
    else texts[texts.length - 1] = `${last}\n${line}`;
  }
  return texts.map((text) => ({ type: 'section', text: { type: 'plain_text', text, emoji: false } }) as const);
}

/** Addresses of ours: no sign in them has a meaning to Slack. */
function linksBlock(links: Notice['links']) {
  const text = links.map(({ title, url }) => `<${url.replaceAll(/[<>|]/g, encodeURIComponent)}|${title}>`).join('  ');
  return { type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] } as const;
}

/** No longer than a section when every sign in it was escaped. */
function escaped(text: string): string {
  return calmText(shownName(text, longestText / 6))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
