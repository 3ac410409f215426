import { html } from 'hono/html';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import type { Json } from '../../../schemas/json.ts';
import { kinds } from '../../../schemas/kinds/index.ts';
import type { PlannedChange } from '../../../schemas/plan.ts';
import { listChanges, readable, readablePointer, switched } from '../../report/readable.ts';
import { textChanges } from '../../report/text-changes.ts';
import type { Markup } from '../markup.ts';

type Property = PlannedChange['properties'][number];

const longest = 400;

/** The properties of one changed object: what the tenant had, what git says, and which line says it. */
export function propertyTable(change: PlannedChange, isDone: boolean): Markup | '' {
  if (change.action === 'delete' || change.properties.length === 0) return '';
  const isNew = change.action === 'create';
  const columns = isNew ? ['Git says'] : [isDone ? 'Tenant had' : 'Tenant has', 'Git says'];
  return html`<table class="cards props${isNew ? ' new' : ''}" role="table">
<caption class="unseen">Properties of ${visibleText(change.title)}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Property</th>${columns.map(
    (column) => html`<th role="columnheader" scope="col">${column}</th>`,
  )}<th role="columnheader" scope="col">Line</th></tr></thead>
<tbody role="rowgroup">${change.properties.map((property) => row(change, property, columns))}</tbody></table>`;
}

function row(change: PlannedChange, property: Property, columns: readonly string[]): Markup {
  const { origin } = property;
  const line = origin === undefined ? '–' : `${visibleText(origin.file)}:${origin.line}`;
  const values = cells(change, property);
  return html`<tr role="row"><th role="rowheader" scope="row">${dotted(readablePointer(property.pointer))}</th>${values.map(
    (value, index) =>
      html`<td role="cell"><span class="label" aria-hidden="true">${columns[index]}</span><span class="value">${value}</span></td>`,
  )}<td role="cell" class="line"><span class="label" aria-hidden="true">Line</span><code>${line}</code></td></tr>`;
}

/** A long path breaks after its dots and nowhere else. */
function dotted(path: string): Markup {
  const parts = visibleText(path).split('.');
  return html`<code>${parts.map((part, index) => (index === 0 ? html`${part}` : html`.<wbr>${part}`))}</code>`;
}

function cells(change: PlannedChange, { pointer, before, after }: Property): readonly Markup[] {
  const isNew = change.action === 'create';
  if (kinds[change.kind].base64?.includes(pointer) === true) {
    const lines = textChanges(isNew ? null : before, after);
    if (lines !== undefined) {
      const text = html`<pre class="text-diff">${lines.join('\n')}</pre>`;
      return isNew ? [text] : [html`<span class="none">a text, see the lines</span>`, text];
    }
  }
  if (isNew) return [html`${plain(after)}`];
  const [had, says] = switched(before, after);
  const lists = listChanges(had, says);
  if (lists === undefined) return [html`<del>${plain(had)}</del>`, html`<ins>${plain(says)}</ins>`];
  return [members(lists.removed, 'del', had), members(lists.added, 'ins', says)];
}

/** Only the members that differ; how many do not is said in words. */
function members(differing: readonly Json[], tag: 'del' | 'ins', whole: Json): Markup {
  const same = (Array.isArray(whole) ? whole.length : 0) - differing.length;
  const rest =
    same > 0 ? html`<li class="none">${differing.length > 0 ? `and ${same} that stay` : `${same} that stay`}</li>` : '';
  if (differing.length === 0 && same <= 0) return html`<span class="none">none</span>`;
  return html`<ul class="members">${differing.map((member) =>
    tag === 'del' ? html`<li><del>${plain(member)}</del></li>` : html`<li><ins>${plain(member)}</ins></li>`,
  )}${rest}</ul>`;
}

function plain(value: Json): string {
  const text = readable(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
