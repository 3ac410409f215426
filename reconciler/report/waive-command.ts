import type { Plan, PlannedChange } from '../../schemas/plan.ts';
import { resourceKey } from '../../schemas/resource.ts';

/**
 * What a person types to accept a deviation: the one property that differs, the object where there are several, or one not ours.
 * Undefined where a name holds what a shell might act on: nobody is to paste that.
 */
export function waiveCommand(drifted: PlannedChange | Plan['unmanaged'][number]): string | undefined {
  const command = commandFor(drifted);
  return /^[\w./~@:" -]+$/.test(command.replaceAll(/[\p{L}\p{N}]/gu, 'x')) ? command : undefined;
}

function commandFor(drifted: PlannedChange | Plan['unmanaged'][number]): string {
  if (!('action' in drifted)) return `gatewright waive --unmanaged ${quoted(drifted.id)}`;
  const [only, ...others] = drifted.action === 'create' ? [] : drifted.properties;
  const property = only === undefined || others.length > 0 ? '' : ` --property ${quoted(only.pointer)}`;
  return `gatewright waive ${quoted(resourceKey(drifted))}${property}`;
}

/** Names may hold blanks; shells differ in much, and not in this. */
function quoted(text: string): string {
  return /^[\w./~@-]+$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`;
}
