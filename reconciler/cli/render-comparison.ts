import { type Comparison, kindOfCollection } from '../../compiler/diff/compare-bodies.ts';
import type { PropertyDifference } from '../../compiler/diff/difference.ts';
import { visibleText } from '../../compiler/text/visible-text.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { listChanges, readable, readablePointer } from '../report/readable.ts';
import type { Colours } from './output.ts';
import type { ComparedFiles } from './read-compared-files.ts';

const widestValue = 160;
const widestName = 46;

/** Two bodies for people: the object, each property with what it was and what it is, how many differ. */
export function renderComparison(files: ComparedFiles, { changes }: Comparison, colours: Colours): string {
  const title = titleOf(files.after.body) ?? titleOf(files.before.body) ?? 'an object without a name';
  const kind = files.kind === 'unknown' ? 'an object of Graph' : (kindOfCollection(files.kind)?.title ?? files.kind);
  const head = `${colours.bold(visibleText(title))}  ${colours.dim(visibleText(kind))}`;
  if (changes.length === 0) return `${colours.green('=')} ${head}\n\n${colours.green('No difference in meaning.')}`;
  const width = Math.min(widestName, ...[Math.max(...changes.map(({ pointer }) => nameOf(pointer).length))]);
  const lines = changes.map(
    (change) => `  ${glyph(change, colours)} ${nameOf(change.pointer).padEnd(width)}  ${values(change)}`,
  );
  const count = `${changes.length} ${changes.length === 1 ? 'property differs' : 'properties differ'}.`;
  return [`${colours.yellow('~')} ${head}`, ...lines, '', colours.bold(count)].join('\n');
}

function nameOf(pointer: string): string {
  return visibleText(readablePointer(pointer));
}

function titleOf(body: JsonObject): string | undefined {
  const title = body.displayName ?? body.name;
  return typeof title === 'string' && title !== '' ? title : undefined;
}

function glyph({ before, after }: PropertyDifference, colours: Colours): string {
  if (before === null) return colours.green('+');
  return after === null ? colours.red('-') : colours.yellow('~');
}

function values({ before, after }: PropertyDifference): string {
  if (before === null) return short(after);
  if (after === null) return short(before);
  const lists = listChanges(before, after);
  if (lists === undefined) return `${short(before)} → ${short(after)}`;
  return [
    ...lists.removed.map((member) => `- ${short(member)}`),
    ...lists.added.map((member) => `+ ${short(member)}`),
  ].join('  ');
}

function short(value: Json): string {
  const text = readable(value);
  return text.length > widestValue ? `${text.slice(0, widestValue - 1)}…` : text;
}
