import { hasErrors } from '../../schemas/finding.ts';
import { resourceKey } from '../../schemas/resource.ts';
import type { RunRecord } from '../../schemas/run-record.ts';
import { addresses } from '../dashboard/addresses.ts';
import { statuses } from '../dashboard/status.ts';
import { sentencesFor } from '../dashboard/tell-change.ts';
import { tellRun } from '../dashboard/tell-run.ts';
import { plainWords, shownName } from '../report/plain-words.ts';
import { changeSentences } from '../report/sentences.ts';
import { tellActor } from '../report/tell-actor.ts';
import { type Sentence, worstFirst } from '../telling/sentence.ts';
import type { Notice, NoticeLine } from './notice.ts';
import type { Telling } from './what-to-tell.ts';

/** A notification is an invitation to look; more than this is what the page is for. */
const longestLine = 400;
const longestHeadline = 300;
const mostActors = 5;

export interface NoticeOptions {
  /** The address of the page, as people reach it. */
  readonly publicUrl?: string | undefined;
  /** Objects that no document declares are no drift. */
  readonly oursOnly?: boolean | undefined;
}

/** A run in words, for people who were not looking. */
export function noticeOf(record: RunRecord, telling: Telling, options: NoticeOptions): Notice {
  const { tenant, outcome, id, started, source } = record;
  const isRecovery = telling.event === 'recovery';
  const advice = isRecovery ? undefined : adviceOf(record);
  return {
    event: telling.event,
    ...{ tenant: tenant.name, outcome, run: id, at: started, isReminder: telling.isReminder },
    headline: shownName(isRecovery ? recoveryWords(record, telling) : headline(record, telling), longestHeadline),
    lines: isRecovery ? [] : linesOf(record, options),
    actors: isRecovery ? [] : actorsOf(record),
    ...(advice === undefined ? {} : { advice: shownName(advice, longestLine) }),
    links: linksOf(record, options.publicUrl),
    ...(source.commit === undefined ? {} : { commit: shownName(source.commit) }),
  };
}

function headline(record: RunRecord, { isReminder, again }: Telling): string {
  const more = again === 0 ? '' : `, ${again} more times since it was last told`;
  const word = `${statuses[record.outcome].word}${isReminder ? ' (reminder)' : ''}`;
  return `${record.tenant.name}: ${word}: ${tellRun(record)}${more}`;
}

function recoveryWords({ tenant, outcome }: RunRecord, { missed }: Telling): string {
  const state = outcome === 'inSync' || outcome === 'repaired' ? 'in sync again' : 'runs get to their end again';
  const unsaid = missed === undefined ? '' : `; drift was put right at ${missed}, which could not be told then`;
  return `${tenant.name}: ${state}${unsaid}`;
}

function linesOf(record: RunRecord, options: NoticeOptions): readonly NoticeLine[] {
  const errors = [...record.findings, ...(record.plan?.findings ?? [])].filter((each) => hasErrors([each]));
  const mistakes = errors.map(({ code, message, span, resource }): NoticeLine => {
    const place = span === undefined ? (resource ?? '') : `${span.file}:${span.start.line}`;
    return { object: code, title: shownName(`${code} ${place}`.trim()), words: shownName(message, longestLine) };
  });
  return [...mistakes, ...sentences(record, options).map(lineOf)];
}

/** What somebody did to the tenant, or what git would do; then what stops being ours, and what is not. */
function sentences(record: RunRecord, { oursOnly }: NoticeOptions): readonly Sentence[] {
  const { plan } = record;
  if (plan === undefined) return [];
  const beside = { ...plan, changes: [], ...(oursOnly === true ? { unmanaged: [] } : {}) };
  const changes = plan.changes.flatMap((change) => sentencesFor(record, change));
  return [...changes, ...changeSentences({ about: 'drift', plan: beside })].toSorted(worstFirst);
}

function lineOf({ object, title, words, effect }: Sentence): NoticeLine {
  return {
    object: shownName(object),
    title: shownName(title),
    words: shownName(plainWords(words), longestLine),
    effect,
  };
}

function actorsOf({ plan, actors }: RunRecord): readonly string[] {
  const titles = new Map([
    ...(plan?.changes ?? []).map((change) => [resourceKey(change), change.title] as const),
    ...(plan?.unmanaged ?? []).map(({ id, title }) => [id, title] as const),
  ]);
  const told = Object.entries(actors).map(([key, actor]) => {
    const deed = tellActor('changed', actor);
    return 'unknown' in actor ? deed : `${shownName(titles.get(key) ?? key)}: ${deed}`;
  });
  const distinct = [...new Set(told)].map((text) => shownName(text, longestLine));
  // Those who are known say more than why others are not.
  return distinct.toSorted((a, b) => Number(isUnknown(a)) - Number(isUnknown(b))).slice(0, mostActors);
}

function isUnknown(text: string): boolean {
  return text.startsWith('changed by somebody unknown');
}

function adviceOf({ outcome, tenant, error }: RunRecord): string | undefined {
  const name = tenant.name;
  if (error?.help !== undefined) return error.help;
  switch (outcome) {
    case 'drift':
      return `look with \`gatewright drift --tenant ${name}\`; put it right with \`gatewright apply --tenant ${name}\`, or adopt it into the files with \`gatewright propose --tenant ${name}\``;
    case 'repaired':
      return 'nothing to do; whoever wanted the change makes it in git';
    case 'proposed':
      return 'review the pull request: merge it to keep what the tenant has, or close it and apply';
    case 'refused':
      return `look with \`gatewright plan --tenant ${name}\`; where it is meant, apply it with an acceptance`;
    case 'invalid':
      return 'correct the files; `gatewright check` says where';
    default:
      return undefined;
  }
}

function linksOf({ tenant, id, proposal }: RunRecord, publicUrl: string | undefined): Notice['links'] {
  const links: { readonly title: string; readonly url: string }[] = [];
  if (publicUrl !== undefined)
    links.push({ title: 'Open the run', url: `${publicUrl.replace(/\/+$/, '')}${addresses.run(tenant.name, id)}` });
  // Written by the service of the pull requests: an address is all it may be.
  const url = proposal?.url;
  if (url !== undefined && /^https?:/i.test(url) && URL.canParse(url))
    links.push({ title: 'Open the pull request', url: new URL(url).href });
  return links;
}
