import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forms } from '../../reconciler/notify/forms/index.ts';
import type { Notice } from '../../reconciler/notify/notice.ts';
import { noticeOf } from '../../reconciler/notify/notice-of.ts';
import type { RunRecord } from '../../schemas/run-record.ts';
import { hostileRecord, hostileTexts } from '../support/hostile-records.ts';
import { recordRuns } from '../support/recorded-runs.ts';

const telling = { event: 'drift', isReminder: false, again: 0 } as const;
const publicUrl = 'https://gatewright.contoso.com/';

/** Every text in a JSON value that is not a member's name. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

interface Run {
  readonly type: string;
  readonly text: string;
}
interface Card {
  readonly attachments: readonly [
    {
      readonly contentType: string;
      readonly content: {
        readonly version: string;
        readonly body: readonly { readonly type: string; readonly inlines: readonly Run[] }[];
        readonly actions?: readonly { readonly url: string }[];
      };
    },
  ];
}
const card = (notice: Notice): Card => JSON.parse(forms.teams.render(notice));
const cardLines = (notice: Notice) =>
  card(notice).attachments[0].content.body.map(({ inlines }) => inlines.map(({ text }) => text).join(''));

interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly {
    readonly type: string;
    readonly text?: { readonly type: string; readonly text: string };
    readonly elements?: readonly { readonly type: string; readonly text: string }[];
  }[];
}
const slack = (notice: Notice): SlackMessage => JSON.parse(forms.slack.render(notice));

const slackTexts = (notice: Notice) =>
  slack(notice).blocks.map(({ text, elements }) => text?.text ?? elements?.[0]?.text ?? '');
const withoutIds = (texts: readonly string[]) =>
  texts.map((text) => text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…'));

describe('a run that was really lived', () => {
  it('is told with what changed, who did it, what to do and where to look', async () => {
    const { runs } = await recordRuns();
    const record = runs.at(-1) as RunRecord;
    const notice = noticeOf(record, telling, { publicUrl });
    expect(withoutIds(cardLines(notice))).toMatchSnapshot();
    expect(withoutIds(slackTexts(notice))).toMatchSnapshot();
    const { contentType, content } = card(notice).attachments[0];
    expect([contentType, content.version]).toEqual(['application/vnd.microsoft.card.adaptive', '1.4']);
    expect(content.actions).toEqual([
      {
        type: 'Action.OpenUrl',
        title: 'Open the run',
        url: `https://gatewright.contoso.com/tenants/contoso/runs/${record.id}`,
      },
    ]);
    expect(JSON.parse(forms.json.render(notice))).toMatchObject({
      formatVersion: '1.0',
      event: 'drift',
      tenant: 'contoso',
      outcome: 'drift',
      run: record.id,
      reminder: false,
      moreSentences: 0,
    });
    for (const kind of runs) expect(noticeOf(kind, telling, {}).headline).toMatch(/^contoso: /);
  });
});

describe('names of others', () => {
  const hostile = [
    '<!channel> <@U123> <https://evil.example|click>',
    '[a](https://evil.example) **b** @everyone',
    '{{DATE(2026-01-01T00:00:00Z,SHORT)}}',
    ...hostileTexts,
  ];
  const record = hostileRecord(hostile.join(' '), '20261125T100000000Z', 'proposed');
  const line = (text: string) => ({ object: text, title: text, words: text, effect: 'looser' as const });
  const notices = [
    noticeOf(record, telling, { publicUrl }),
    {
      ...noticeOf(record, telling, { publicUrl }),
      lines: hostile.map(line),
      actors: hostile,
      advice: hostile.join(''),
    },
  ];

  it('are no markup, no mention and no link to Slack', () => {
    for (const notice of notices) {
      const { text, blocks } = slack(notice);
      for (const each of [text, ...blocks.map((block) => block.text?.text ?? '')]) {
        expect(each).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)|https?:\/\/|@everyone|\{\{/);
      }
      for (const { type, text: words } of blocks) if (type === 'section') expect(words?.type).toBe('plain_text');
      const links = blocks.flatMap(({ elements }) => elements ?? []).map((element) => element.text);
      for (const link of links) expect(link).toMatch(/^<https:\/\/gatewright\.contoso\.com\/[^<>|\s]*\|Open the run>$/);
    }
  });

  it('stand in text runs in Teams, which know no Markdown, and nothing else is there but ours', () => {
    for (const notice of notices) {
      for (const { type, inlines } of card(notice).attachments[0].content.body) {
        expect([type, ...inlines.map((run) => run.type)]).toEqual(['RichTextBlock', 'TextRun']);
        for (const { text } of inlines) expect(text).not.toMatch(/https?:\/\/|\{\{|@everyone/);
      }
    }
  });

  it('move no cursor and turn no line, in any form', () => {
    for (const notice of notices)
      for (const form of ['teams', 'slack'] as const)
        for (const text of textsIn(JSON.parse(forms[form].render(notice))))
          expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
  });

  it('make no address of a pull request but a web address', () => {
    const proposal = { branch: 'b', url: 'javascript:alert(1)', objects: [] };
    expect(noticeOf({ ...record, proposal }, telling, {}).links).toEqual([]);
  });
});

describe('limits', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc.constantFrom('&'.repeat(400), '"'.repeat(400), '\u{1f468}\u200d\u{1f469}'.repeat(80), '\u0007'.repeat(400)),
  );
  const lines = fc.array(
    fc.record({ object: text, title: text, words: text, effect: fc.constant('looser' as const) }),
    {
      maxLength: 300,
    },
  );

  it('are kept by leaving lines out and counting them', () => {
    fc.assert(
      fc.property(lines, fc.array(text, { maxLength: 5 }), text, (told, actors, advice) => {
        const notice: Notice = {
          ...{ event: 'drift', tenant: 'contoso', at: 'now', isReminder: false, headline: 'contoso: Drift' },
          ...{ lines: told, actors, advice, links: [] },
        };
        const teams = forms.teams.render(notice);
        expect(Buffer.byteLength(teams)).toBeLessThan(28_000);
        const { blocks } = slack(notice);
        expect(blocks.length).toBeLessThanOrEqual(50);
        for (const { text: words } of blocks) expect(words?.text.length ?? 0).toBeLessThanOrEqual(3000);
        const { sentences, moreSentences } = JSON.parse(forms.json.render(notice));
        expect(sentences.length + moreSentences).toBe(told.length);
        if (told.length > 12) expect(teams).toMatch(/"and \d+ more"/);
      }),
      { numRuns: 40 },
    );
  });
});
