import { counted } from '../../compiler/text/counted.ts';
import type { Actor } from '../../schemas/actor.ts';
import { oneLine } from './plain-words.ts';

/** `changed by security@contoso.com at 2026-11-24T02:07:00Z, Azure Portal (audit …)`, or why nobody knows. */
export function tellActor(deed: string, actor: Actor): string {
  if ('unknown' in actor) return `${deed} by somebody unknown: ${oneLine(actor.unknown)}`;
  const client = actor.client === undefined ? '' : `, ${oneLine(actor.client)}`;
  const earlier = actor.earlier === undefined ? '' : `, after ${counted(actor.earlier, 'other change')}`;
  return `${deed} by ${oneLine(actor.who)} at ${actor.when}${client} (audit ${oneLine(actor.auditId)})${earlier}`;
}
