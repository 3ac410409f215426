import type { Inventory, InventoryEntry } from '../schemas/inventory.ts';
import type { JournalEntry, JournalIntent } from '../schemas/journal.ts';
import { asideKey } from './set-aside.ts';

/**
 * The inventory with what the journal knows better. A process can die after Graph said what an object is called and before the
 * inventory was written. The journal is durable first, so its outcomes since the inventory was last written count: an object
 * created under a key is ours by its id, whatever name and content it has by now, and one we deleted is not. The same inventory is
 * returned where there is nothing to make good.
 */
export function replayJournal(inventory: Inventory, journal: readonly JournalEntry[]): Inventory {
  const intents = new Map<number, JournalIntent>();
  for (const entry of journal) if (entry.type === 'intent') intents.set(entry.sequence, entry);
  return journal.reduce((current, entry) => {
    const intent = intents.get(entry.sequence);
    if (intent === undefined || entry.type !== 'outcome' || entry.result !== 'done') return current;
    if (entry.sequence <= (inventory.sequence ?? 0)) return current;
    if (intent.action === 'delete') return withoutDeleted(current, intent);
    if (intent.action !== 'create' || entry.id === undefined) return current;
    // An inventory from before sequences were kept in it: what it says of a key is the newer word.
    if (inventory.sequence === undefined && inventory.entries[intent.key] !== undefined) return current;
    return withCreated(current, intent.key, { id: entry.id, origin: 'created', since: entry.time });
  }, inventory);
}

function withCreated(inventory: Inventory, key: string, entry: InventoryEntry): Inventory {
  const known = inventory.entries[key];
  if (known?.id === entry.id) return inventory;
  // Whatever bore the key before was set aside in the run that made its successor. It stays ours, so that it is cleared away.
  const aside = known === undefined ? {} : { [asideKey(key, known.id)]: known };
  return { ...inventory, entries: { ...inventory.entries, ...aside, [key]: entry } };
}

/** An object may take several requests to go, and is only gone with the last. */
function withoutDeleted(inventory: Inventory, { key, path, method }: JournalIntent): Inventory {
  const { [key]: known, ...entries } = inventory.entries;
  const isGone = known !== undefined && method === 'DELETE' && path.endsWith(`/${encodeURIComponent(known.id)}`);
  return isGone ? { ...inventory, entries } : inventory;
}
