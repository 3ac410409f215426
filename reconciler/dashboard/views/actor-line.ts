import { html } from 'hono/html';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import type { Actor } from '../../../schemas/actor.ts';
import type { Markup } from '../markup.ts';
import { absolute, timeElement } from '../times.ts';

/** Who did it: `changed by security@contoso.com, 24 Nov 2026, 02:07 UTC`, or why nobody knows. */
export function actorLine(deed: string, actor: Actor | undefined, isShort = false): Markup | '' {
  if (actor === undefined) return '';
  if ('unknown' in actor)
    return html`<span class="actor">${deed} by somebody unknown: ${visibleText(actor.unknown)}</span>`;
  const when = html`, ${timeElement(actor.when, absolute(actor.when))}`;
  const client = actor.client === undefined ? '' : `, with ${visibleText(actor.client)}`;
  const audit =
    isShort || actor.auditId === ''
      ? ''
      : html` <span class="audit">audit record <code>${visibleText(actor.auditId)}</code></span>`;
  return html`<span class="actor">${deed} by <b>${visibleText(actor.who)}</b>${when}${client}${audit}</span>`;
}
