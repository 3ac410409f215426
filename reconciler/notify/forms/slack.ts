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
        ({ blocks }) => blocks.length <= mostBlocks && blocks.every((block) => longestIn(block) <= longestText),
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
    section(escaped(headline)),
    ...(told.length === 0 ? [] : [section(told.join('\n'))]),
    ...(actors.length === 0 ? [] : [section(actors.map(escaped).join('\n'))]),
    ...(advice === undefined ? [] : [section(escaped(advice))]),
    ...(links.length === 0 ? [] : [linksBlock(links)]),
  ];
  const first = lines[0];
  const text = first === undefined || isQuiet(notice) ? headline : `${headline}. ${lineText(first)}`;
  return { text: escaped(text), mrkdwn: false, unfurl_links: false, unfurl_media: false, blocks };
}

type Block = ReturnType<typeof section> | ReturnType<typeof linksBlock>;

function section(text: string) {
  return { type: 'section', text: { type: 'plain_text', text, emoji: false } } as const;
}

/** Addresses of ours: no sign in them has a meaning to Slack. */
function linksBlock(links: Notice['links']) {
  const text = links.map(({ title, url }) => `<${url.replaceAll(/[<>|]/g, encodeURIComponent)}|${title}>`).join('  ');
  return { type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] } as const;
}

function longestIn(block: Block): number {
  return block.type === 'section' ? block.text.text.length : Math.max(...block.elements.map(({ text }) => text.length));
}

function escaped(text: string): string {
  return calmText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
