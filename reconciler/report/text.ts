import { counted } from '../../compiler/text/counted.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { PlannedChange } from '../../schemas/plan.ts';
import { resourceKey } from '../../schemas/resource.ts';
import type { Colours } from '../cli/output.ts';
import { oneLine } from './plain-words.ts';
import { listChanges, readable, readablePointer, switched } from './readable.ts';
import type { Report } from './report-format.ts';
import { tellActor } from './tell-actor.ts';
import { textChanges } from './text-changes.ts';
import { textSentences } from './text-sentences.ts';
import { waiveCommand } from './waive-command.ts';
import { countWaived, renderWaived } from './waived-lines.ts';

const glyphs = { create: '+', update: '~', delete: '-', adopt: '=' } as const;
const widestValue = 160;
/** Objects that are not ours are named in a plan up to this many. */
const mostNamed = 5;

/** For a terminal: what the changes mean, one block per object, names rather than ids, before → after, the line that asks for it, the summary last. */
export function renderText(report: Report, colours: Colours): string {
  const { plan } = report;
  const against =
    plan.base === undefined ? '' : `, compared with ${oneLine(plan.base.ref)} (${shortId(plan.base.commit)})`;
  const files = plan.commit === undefined ? '' : `, files at ${oneLine(shortId(plan.commit))}`;
  const head = `Tenant ${oneLine(plan.tenant.name)} (${plan.tenant.id})${files}${against}`;
  const blocks = plan.changes.map((change) => renderChange(change, report, colours));
  const releases = plan.releases.map((key) => `  ${oneLine(key)}\n    stays in the tenant and stops being ours`);
  const unmanaged =
    report.about === 'drift' ? plan.unmanaged.map((object) => renderUnmanaged(object, report, colours)) : [];
  const waived = renderWaived(plan, colours);
  const sentences = textSentences(report, colours) ?? [];
  return [...[colours.dim(head), sentences, blocks, releases, unmanaged, waived].flat(), summary(report, colours)].join(
    '\n\n',
  );
}

/** Enough of the id of a commit to find it by. */
function shortId(commit: string): string {
  return /^[0-9a-f]{40,64}$/.test(commit) ? commit.slice(0, 12) : commit;
}

function renderChange(change: PlannedChange, report: Report, colours: Colours): string {
  const paint = { create: colours.green, update: colours.yellow, delete: colours.red, adopt: colours.cyan }[
    change.action
  ];
  const glyph = paint(report.about === 'drift' && change.action === 'create' ? 'x' : glyphs[change.action]);
  const title = `${glyph} ${colours.bold(oneLine(change.title))}  ${colours.dim(`${kinds[change.kind].title}, ${oneLine(resourceKey(change))}`)}`;
  return [
    title,
    ...notes(change, report).map((note) => `    ${note}`),
    ...renderProperties(change, report, colours),
    ...(report.about === 'drift' && change.action !== 'delete' ? hint(waiveCommand(change), colours) : []),
  ].join('\n');
}

function notes(change: PlannedChange, report: Report): readonly string[] {
  const actor = report.actors.get(resourceKey(change));
  const by =
    actor === undefined
      ? []
      : [tellActor(report.about === 'drift' && change.action === 'create' ? 'deleted' : 'changed', actor)];
  const sides = {
    tenant: 'the tenant moved, git did not',
    git: 'git moved, the tenant did not',
    both: 'git and the tenant both moved',
    unknown: undefined,
  }[change.moved];
  const moved = report.plan.base === undefined ? sides : undefined;
  const action =
    change.action === 'adopt'
      ? `taken over as it is found${change.properties.length > 0 ? ', then changed' : ''}`
      : undefined;
  const missing = report.about === 'drift' && change.action === 'create' ? 'missing from the tenant' : undefined;
  return [
    ...[action, missing, change.action === 'create' ? undefined : moved].filter((note) => note !== undefined),
    ...by,
  ];
}

function renderProperties(change: PlannedChange, { about }: Report, colours: Colours): readonly string[] {
  if (change.action === 'delete') return [];
  const width = Math.min(46, Math.max(0, ...change.properties.map(({ pointer }) => readablePointer(pointer).length)));
  return change.properties.map((property) => {
    const origin =
      property.origin === undefined ? '' : colours.dim(`  ${oneLine(property.origin.file)}:${property.origin.line}`);
    const name = oneLine(readablePointer(property.pointer)).padEnd(width);
    const values = textOf(change, property, about === 'drift');
    const [first, ...more] = values ?? [renderValues(property, change.action === 'create', about === 'drift')];
    return [`    ${name}  ${first ?? ''}${origin}`, ...more.map((line) => `      ${line}`)].join('\n');
  });
}

/** The lines that change in a text that travels as base64; undefined for any other property. */
function textOf(
  { kind, action }: PlannedChange,
  { pointer, ...values }: PlannedChange['properties'][number],
  isDrift: boolean,
): readonly string[] | undefined {
  if (kinds[kind].base64?.includes(pointer) !== true) return undefined;
  if (action === 'create') return textChanges(null, values.after);
  const lines = isDrift ? textChanges(values.after, values.before) : textChanges(values.before, values.after);
  return lines === undefined || lines.length < 2 ? lines : ['', ...lines];
}

/** In a plan the tenant's value comes first and git's second; drift is told from git's side: what it says, then what is there. */
function renderValues(property: PlannedChange['properties'][number], isNew: boolean, isDrift: boolean): string {
  if (isNew) return short(readable(property.after));
  const [git, live] = switched(property.after, property.before);
  const [before, after] = isDrift ? [git, live] : [live, git];
  const lists = listChanges(before, after);
  if (lists === undefined) return `${short(readable(before))} → ${short(readable(after))}`;
  return [
    ...lists.removed.map((member) => `- ${short(readable(member))}`),
    ...lists.added.map((member) => `+ ${short(readable(member))}`),
  ].join('  ');
}

function short(text: string): string {
  return text.length > widestValue ? `${text.slice(0, widestValue - 1)}…` : text;
}

function renderUnmanaged(object: Report['plan']['unmanaged'][number], report: Report, colours: Colours): string {
  const actor = report.actors.get(object.id);
  const by = actor === undefined ? '' : `\n    ${tellActor('made or changed', actor)}`;
  const title = `${colours.magenta('?')} ${colours.bold(oneLine(object.title))}  ${colours.dim(`${kinds[object.kind].title}, ${oneLine(object.id)}`)}`;
  const left = `    not ours: declared nowhere, left untouched${by}`;
  return [title, left, ...hint(waiveCommand(object), colours)].join('\n');
}

function hint(command: string | undefined, colours: Colours): readonly string[] {
  return command === undefined ? [] : [colours.dim(`    to accept it for a while: ${oneLine(command)}`)];
}

/** Drift has a block for each; a plan only has to say which they are. */
function notOurs(about: Report['about'], objects: Report['plan']['unmanaged']): string {
  if (objects.length === 0) return '';
  if (about === 'drift') return ` ${objects.length} not ours.`;
  const named = objects.slice(0, mostNamed).map(({ title }) => `\`${oneLine(title)}\``);
  const more = objects.length > mostNamed ? `, and ${objects.length - mostNamed} more` : '';
  return ` ${objects.length} not ours: ${named.join(', ')}${more}.`;
}

function summary({ about, plan }: Report, colours: Colours): string {
  const count = (action: PlannedChange['action']) => plan.changes.filter((change) => change.action === action).length;
  const unmanaged = notOurs(about, plan.unmanaged);
  if (about === 'drift') {
    if (plan.changes.length + plan.unmanaged.length === 0)
      return colours.green(`No drift: ${counted(plan.unchanged, 'object')} as git says${countWaived(plan)}.`);
    return colours.bold(
      `Drift: ${count('update') + count('adopt')} changed, ${count('create')} missing, ${count('delete')} no longer declared, ${plan.unchanged} as git says${countWaived(plan)}.${unmanaged}`,
    );
  }
  if (plan.changes.length + plan.releases.length === 0) {
    const why = plan.base === undefined ? 'the tenant is what git says' : 'both revisions come to the same';
    return colours.green(`No changes: ${why}, ${counted(plan.unchanged, 'object')}${countWaived(plan)}.${unmanaged}`);
  }
  const adopted = count('adopt') === 0 ? '' : `, ${count('adopt')} to adopt`;
  return colours.bold(
    `Plan: ${count('create')} to add, ${count('update')} to change, ${count('delete')} to delete${adopted}, ${plan.unchanged} unchanged${countWaived(plan)}.${unmanaged}`,
  );
}
