import { visibleText } from '../../compiler/text/visible-text.ts';
import type { Actor } from '../../schemas/actor.ts';
import type { Finding } from '../../schemas/finding.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { Plan, PlannedChange } from '../../schemas/plan.ts';
import { resourceKey } from '../../schemas/resource.ts';
import type { Words } from '../../schemas/telling/telling.ts';
import { markdownMessage, markdownText, markdownWords } from '../report/markdown-text.ts';
import { plainWords } from '../report/plain-words.ts';
import { tellActor } from '../report/tell-actor.ts';
import { sentencesOf } from '../telling/sentences-of.ts';

/** What a proposal is about. */
export interface ProposalContents {
  readonly plan: Plan;
  /** Keys of the objects the files come to say; of new documents, their new keys. */
  readonly adopted: readonly string[];
  readonly refused: readonly Finding[];
  readonly actors: ReadonlyMap<string, Actor>;
}

export interface ProposalText {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** Of the commit, plain. */
  readonly message: string;
}

/** The words of a proposal: for a reviewer, and for the history of the files. */
export function proposalText(contents: ProposalContents): ProposalText {
  const { plan, adopted, refused } = contents;
  const count = `${adopted.length} object${adopted.length === 1 ? '' : 's'}`;
  const title = `Adopt drift of ${plan.tenant.name}: ${count}`;
  const deeds = adopted.map((key) => deedOf(key, contents));
  const body = [
    `The tenant **${markdownText(plan.tenant.name)}** has what the files do not say. Merging this makes the files say it, and changes nothing in the tenant; closing it leaves the drift as it is.`,
    deeds
      .map(
        ({ what, who, note }) =>
          `- ${markdownWords(what)}${who === '' ? '' : `<br>${markdownText(who)}`}${note === '' ? '' : `<br>${markdownText(note)}`}`,
      )
      .join('\n'),
    ...(refused.length === 0
      ? []
      : [
          `**Left out**, because no change of the files says it:\n\n${refused.map(({ message }) => `- ${markdownMessage(message)}`).join('\n')}`,
        ]),
    '<sub>Made by gatewright, and renewed while the drift changes. Commits of yours on this branch stop that.</sub>',
  ];
  const message = [
    title,
    deeds.map(({ what, who }) => `- ${oneLine(plainWords(what))}${who === '' ? '' : `\n  ${oneLine(who)}`}`).join('\n'),
  ];
  return { title, body: body.join('\n\n'), message: message.join('\n\n') };
}

interface Deed {
  readonly what: Words;
  readonly who: string;
  readonly note: string;
}

function deedOf(key: string, { plan, actors }: ProposalContents): Deed {
  const change = plan.changes.find((each) => resourceKey(each) === key);
  if (change === undefined) return foundDeed(key, plan, actors);
  const actor = actors.get(key);
  const sentences = sentencesOf(change, plan.requests, 'drift').map(({ words }) => words);
  return {
    what: [
      `${kinds[change.kind].title} `,
      { name: change.title },
      ': ',
      ...sentences.flatMap((words, at): Words => (at === 0 ? words : ['; ', ...words])),
    ],
    who: actor === undefined ? '' : tellActor(change.action === 'create' ? 'deleted' : 'changed', actor),
    note:
      change.moved === 'unknown'
        ? 'who moved, git or the tenant, is not known: nothing was applied from here before'
        : '',
  };
}

function foundDeed(key: string, { unmanaged }: Plan, actors: ProposalContents['actors']): Deed {
  const kind = key.slice(0, key.indexOf('/')) as PlannedChange['kind'];
  const of = unmanaged.filter((each) => each.kind === kind);
  const [only, ...others] = of;
  const actor = only === undefined || others.length > 0 ? undefined : actors.get(only.id);
  return {
    what: [
      `${kinds[kind].title} `,
      { name: key.slice(kind.length + 1) },
      ' is new in the files; the tenant has it already',
    ],
    who: actor === undefined ? '' : tellActor('made or changed', actor),
    note: '',
  };
}

/** No line of others can look like a trailer of ours. */
function oneLine(text: string): string {
  return visibleText(text).replaceAll('\n', ' ');
}
