import { counted } from '../../compiler/text/counted.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { PlannedChange } from '../../schemas/plan.ts';
import { resourceKey } from '../../schemas/resource.ts';
import type { Effect } from '../../schemas/telling/telling.ts';
import { markdownJson, markdownMessage, markdownName, markdownText, markdownWords } from './markdown-text.ts';
import { placeOf, worstFindings } from './place-of.ts';
import { propertyValues } from './property-values.ts';
import { readablePointer } from './readable.ts';
import type { Report, ReportFormat } from './report-format.ts';
import { type Section, withinBudget } from './sections.ts';
import { changeSentences, type Sentence, waivedSentence } from './sentences.ts';
import { changeWords, riskWords, tallyOf } from './tally.ts';
import { tellActor } from './tell-actor.ts';
import { worstChanges } from './worst-changes.ts';

/** 900 KiB: GitHub refuses a job summary of more than 1 MiB, and the steps before have written to it too. */
export const summaryBudget = 900 * 1024;

const encoder = new TextEncoder();
export const bytesOf = (text: string) => encoder.encode(text).length;

const marks: Readonly<Record<Effect, string>> = {
  looser: '🔻 looser',
  mixed: '🔸 look',
  tighter: '🔼 tighter',
  same: '▫️',
};
const glyphs = { create: '+', update: '~', delete: '-', adopt: '=' } as const;
const widestValue = 300;

/** For a pull request, a job summary or a file: what it means first, then the properties, then everything else. */
export const markdown: ReportFormat = {
  name: 'markdown',
  render: (report) => renderMarkdown(report, { budget: summaryBudget, measure: bytesOf }),
};

export interface MarkdownOptions {
  readonly budget: number;
  readonly measure?: (text: string) => number;
  /** Where the whole is, where something has no room. */
  readonly whole?: string;
}

/** The marker by which a comment is found again, at the head of every report in Markdown. */
export function markerOf(about: Report['about'], tenant: string): string {
  return `<!-- gatewright:${about}:${tenant.slice(0, 100).replaceAll(/[^A-Za-z0-9._-]/g, '_')} -->`;
}

/** A report within a budget: whatever has no room is left out whole, least important first, and said to be. */
export function renderMarkdown(report: Report, options: MarkdownOptions): string {
  const { about, plan } = report;
  const head = `${markerOf(about, plan.tenant.name)}\n${heading(report)}\n`;
  return withinBudget(
    [
      { before: head, blocks: [() => '\n'], after: '', priority: 0, share: 1, leftOut: () => '' },
      ...markdownSections(report, options.whole ?? `\`gatewright ${about}\``),
    ],
    options.budget,
    options.measure,
  );
}

function heading(report: Report): string {
  const { about, plan } = report;
  const tally = tallyOf(report);
  const name = markdownName(plan.tenant.name);
  const places = [
    ...(plan.commit === undefined ? [] : [`files at ${markdownName(plan.commit.slice(0, 12))}`]),
    ...(plan.base === undefined ? [] : [`compared with ${markdownName(plan.base.ref)}`]),
  ];
  const where = places.length === 0 ? '' : ` (${places.join(', ')})`;
  const risk = riskWords(tally, about);
  const title =
    about === 'check'
      ? 'Check of the files'
      : `${about === 'drift' ? 'Drift of' : 'Plan for'} ${name}: ${changeWords(tally, about)}`;
  return `### ${title}${risk === '' ? '' : `; ${risk}`}${where}`;
}

/** What stands below the heading, in the order in which a reviewer reads. */
export function markdownSections(report: Report, whole: string): readonly Section[] {
  const { plan, about } = report;
  const leftOut = (noun: string) => (left: number) =>
    `\n… no room here for ${counted(left, `more ${noun}`)}; ${whole} has all.\n`;
  const titled = <Item>(
    [priority, share]: readonly [number, number],
    [title, noun]: readonly [string, string],
    items: readonly Item[],
    write: (item: Item) => string,
  ): Section => ({
    before: `\n#### ${title}\n\n`,
    blocks: items.map((item) => () => write(item)),
    after: '\n',
    priority,
    share,
    leftOut: leftOut(noun),
  });
  const told = worstFindings(plan.findings).filter(({ severity }) => severity !== 'information');
  const differs = about === 'drift' ? 'What differs' : 'What changes';
  return [
    titled([2, 0.6], ['What it means', 'sentence'], changeSentences(report), sentenceLine),
    titled([3, 0.6], [differs, 'object'], worstChanges(report), (change) => details(change, report)),
    titled([1, 0.4], ['Findings', 'finding'], told, (finding) => findingLine(finding, report)),
    titled([4, 0.5], ['Waived', 'waiver'], plan.waived, (waived) => sentenceLine(waivedSentence(waived))),
    titled([5, 0.5], ['Accepted', 'acceptance'], plan.accepted, acceptedLine),
    titled([4, 0.5], ['Not ours', 'object'], foreign(report), (object) => foreignLine(object, report)),
    ...requestSections(report, leftOut('request')),
  ];
}

/** Drift has a sentence for each of them already: what is left to tell is who made it. */
function foreign({ about, plan, actors }: Report): Report['plan']['unmanaged'] {
  return about === 'drift' ? plan.unmanaged.filter(({ id }) => actors.has(id)) : plan.unmanaged;
}

function foreignLine({ id, kind, title }: Report['plan']['unmanaged'][number], { actors }: Report): string {
  const actor = actors.get(id);
  const by = actor === undefined ? '' : `: ${markdownText(tellActor('made or changed', actor))}`;
  return `- ${markdownName(title)} (${kinds[kind].title})${by}\n`;
}

function sentenceLine({ title, words, effect }: Sentence): string {
  return `- ${marks[effect]} ${markdownName(title)}: ${markdownWords(words)}\n`;
}

function details(change: PlannedChange, report: Report): string {
  const key = resourceKey(change);
  const actor = report.actors.get(key);
  const rows = change.properties.map((property) => {
    const { before, after } = propertyValues(change, property, report.about);
    const origin = property.origin === undefined ? '' : markdownName(`${property.origin.file}:${property.origin.line}`);
    const cells = [readablePointer(property.pointer), before, after].map((text) =>
      text === '' ? '' : markdownName(text, widestValue),
    );
    return `| ${cells.join(' | ')} | ${origin} |`;
  });
  const sides = report.about === 'drift' ? 'git says | found' : 'before | after';
  const table = rows.length === 0 ? [] : ['', `| property | ${sides} | line |`, '|---|---|---|---|', ...rows];
  const by = actor === undefined ? [] : ['', markdownText(tellActor('changed', actor))];
  const summary = `${glyphs[change.action]} ${markdownName(change.title)} (${kinds[change.kind].title}, ${markdownName(key)})`;
  return ['<details>', `<summary>${summary}</summary>`, ...by, ...table, '', '</details>', ''].join('\n');
}

function findingLine(finding: Report['plan']['findings'][number], report: Report): string {
  const place = placeOf(finding, report);
  const where = place === undefined ? '' : ` ${markdownName(`${place.file}:${place.line}`)}`;
  const help = finding.help === undefined ? '' : ` ${markdownMessage(finding.help)}.`;
  return `- **${finding.severity} ${finding.code}**${where}: ${markdownMessage(finding.message)}.${help}\n`;
}

function acceptedLine({ code, resource, reason }: Report['plan']['accepted'][number]): string {
  const what = resource === '' ? '' : ` for ${markdownName(resource)}`;
  return `- ${markdownName(code)}${what}: ${markdownName(reason)}\n`;
}

/** Bodies go first when there is no room; then the list of requests. */
function requestSections({ plan, about }: Report, leftOut: (left: number) => string): readonly Section[] {
  if (about === 'check') return [];
  const digest = `Plan digest ${markdownName(plan.digest)}; ${counted(plan.unchanged, 'object')} unchanged.\n`;
  const lines = plan.requests.map(
    ({ method, apiVersion, path, change }) =>
      () =>
        `- ${method} ${markdownName(`/${apiVersion}${path}`, 200)} for ${markdownName(change)}\n`,
  );
  const bodies = plan.requests.flatMap(({ change, body }) =>
    body === undefined
      ? []
      : [
          () =>
            `<details>\n<summary>Body for ${markdownName(change)}</summary>\n\n${markdownJson(body)}\n\n</details>\n`,
        ],
  );
  return [
    { before: '\n#### Requests\n\n', blocks: lines, after: '\n', priority: 6, share: 0.5, leftOut },
    { before: '\n', blocks: bodies, after: '\n', priority: 8, share: 1, leftOut },
    { before: '\n', blocks: [() => digest], after: '', priority: 0.5, share: 1, leftOut: () => '' },
  ];
}
