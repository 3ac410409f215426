import { isQuiet, lineText, type Notice } from '../notice.ts';
import { calmText } from './calm-text.ts';
import { fitted } from './fitted.ts';
import type { NotificationForm } from './form.ts';

/** Teams takes messages of 28 KB (Microsoft docs: Create incoming webhooks, message size limit); the rest is room for its own. */
const largest = 26_000;

/**
 * An adaptive card in the envelope that the workflow "When a Teams webhook request is received" takes (Microsoft docs: Create
 * incoming webhooks with Workflows). All words stand in TextRuns: those know no Markdown (adaptivecards.io, TextRun), so that a
 * title cannot become a link or a mention.
 */
export const teams: NotificationForm = {
  isForPeople: true,
  render: (notice) =>
    fitted(
      notice.lines.length,
      (shown) => JSON.stringify(envelope(notice, shown)),
      (text) => Buffer.byteLength(text) <= largest,
    ),
};

function envelope(notice: Notice, shown: number) {
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card(notice, shown) }],
  };
}

const colours = { drift: 'Warning', failure: 'Attention', recovery: 'Good', test: 'Default' } as const;

function card(notice: Notice, shown: number) {
  const { event, headline, links, lines, actors, advice } = notice;
  const hidden = lines.length - shown;
  const quiet = isQuiet(notice);
  const paragraphs = [
    ...lines.slice(0, shown).map((line) => paragraph(`• ${lineText(line)}`)),
    ...(hidden > 0 ? [paragraph(`and ${hidden} more`, { isSubtle: true })] : []),
    ...actors.map((actor) => paragraph(actor, { isSubtle: true })),
    ...(advice === undefined ? [] : [paragraph(advice)]),
  ];
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.4',
    msteams: { width: 'Full' },
    body: [paragraph(headline, quiet ? {} : { weight: 'Bolder', color: colours[event] }), ...paragraphs],
    ...(links.length === 0 ? {} : { actions: links.map(({ title, url }) => ({ type: 'Action.OpenUrl', title, url })) }),
  };
}

function paragraph(text: string, style: Readonly<Record<string, string | boolean>> = {}) {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: calmText(text), ...style }] };
}
