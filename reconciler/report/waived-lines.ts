import { counted } from '../../compiler/text/counted.ts';
import type { Plan, Waived } from '../../schemas/plan.ts';
import type { Colours } from '../cli/output.ts';
import { oneLine } from './plain-words.ts';
import { readable, readablePointer } from './readable.ts';

/** One block for each waiver and object: what was left as the tenant has it, until when, and who answers for it. */
export function renderWaived({ waived }: Plan, colours: Colours): readonly string[] {
  const blocks = new Map<string, Waived[]>();
  for (const entry of waived) {
    const key = JSON.stringify([entry.name, entry.resource]);
    blocks.set(key, [...(blocks.get(key) ?? []), entry]);
  }
  return [...blocks.values()].map((entries) => renderBlock(entries, colours));
}

/** `, 2 waived`, or nothing. */
export function countWaived({ waived }: Plan): string {
  const objects = new Set(waived.map(({ resource }) => resource)).size;
  return objects === 0 ? '' : `, ${counted(objects, 'object')} with a waiver`;
}

function renderBlock(entries: readonly Waived[], colours: Colours): string {
  const [first] = entries;
  if (first === undefined) return '';
  const { resource, title = resource, name, owner, until, reason } = first;
  return [
    `${colours.blue('≈')} ${colours.bold(oneLine(title))}  ${colours.dim(oneLine(resource))}`,
    ...entries.map((entry) => `    ${whatOf(entry)}`),
    `    waived until ${until} by ${oneLine(owner)}: ${oneLine(reason)} (${oneLine(name)})`,
  ].join('\n');
}

function whatOf({ pointer, live = null, desired = null }: Waived): string {
  if (pointer === undefined) return 'left alone as a whole';
  return `${oneLine(readablePointer(pointer))}  left at ${readable(live)}, git says ${readable(desired)}`;
}
