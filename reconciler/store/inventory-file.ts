import { createHash } from 'node:crypto';
import { copyFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { emptyInventory, type Inventory, inventorySchema } from '../../schemas/inventory.ts';
import { stableStringify } from '../../schemas/json.ts';
import { StoreError } from '../ports.ts';
import { readIfThere, replaceFile, syncFolder } from './durable-file.ts';

const currentName = 'inventory.json';
const previousName = 'inventory.previous.json';

const envelopeSchema = z.strictObject({ checksum: z.string(), inventory: z.unknown() });

/** The inventory of a folder; an empty one where there has never been any. Throws StoreError `damaged`. */
export async function readInventoryFile(directory: string, tenant: string): Promise<Inventory> {
  const text = await readIfThere(join(directory, currentName));
  const previous = await readIfThere(join(directory, previousName));
  if (text === undefined && previous === undefined) return emptyInventory(tenant);
  const read = text === undefined ? 'it is missing, although it was written before' : decode(text, tenant);
  if (typeof read !== 'string') return read;
  throw damaged(join(directory, currentName), read, helpFor(directory, tenant, previous));
}

/**
 * Writes the inventory and keeps the generation before it. A damaged file is not overwritten: it and its predecessor
 * may be all there is to tell which objects are ours. Throws StoreError `damaged`.
 */
export async function writeInventoryFile(directory: string, inventory: Inventory): Promise<void> {
  await readInventoryFile(directory, inventory.tenant);
  const current = join(directory, currentName);
  const previous = join(directory, previousName);
  if ((await readIfThere(current)) !== undefined) {
    // A copy, not a rename: at no moment may the current generation be missing, since that would read as "nothing is ours".
    await copyFile(current, `${previous}.tmp`);
    await rename(`${previous}.tmp`, previous);
    await syncFolder(directory);
  }
  await replaceFile(current, encode(inventory));
}

function encode(inventory: Inventory): string {
  return `${JSON.stringify({ checksum: checksum(inventory), inventory }, null, 2)}\n`;
}

/** The inventory, or what is wrong with the text. */
function decode(text: string, tenant: string): Inventory | string {
  if (text.trim() === '') return 'it is empty';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'it is not complete JSON';
  }
  const envelope = envelopeSchema.safeParse(value);
  if (!envelope.success) return 'it is not an inventory';
  const inventory = inventorySchema.safeParse(envelope.data.inventory);
  if (!inventory.success) return 'its content is not an inventory this version understands';
  if (checksum(inventory.data) !== envelope.data.checksum)
    return 'its checksum does not match: it was edited, or damaged';
  if (inventory.data.tenant !== tenant) return `it belongs to the tenant \`${inventory.data.tenant}\``;
  return inventory.data;
}

function checksum(inventory: Inventory): string {
  // Through JSON once, so that members that are undefined count as absent here as they do in the file.
  const text = stableStringify(JSON.parse(JSON.stringify(inventory)));
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

function damaged(path: string, reason: string, help: string): StoreError {
  return new StoreError('damaged', `the inventory ${path} cannot be trusted: ${reason}`, help);
}

function helpFor(directory: string, tenant: string, previous: string | undefined): string {
  const path = join(directory, previousName);
  const generation = previous === undefined ? 'there is none' : decode(previous, tenant);
  if (typeof generation === 'string') {
    return `The previous generation, ${path}, does not help: ${generation}. Restore the folder from a backup.`;
  }
  const entries = Object.keys(generation.entries).length;
  return (
    `The previous generation, ${path}, is whole and lists ${entries} objects. To go back to it, copy it over ${currentName} and ` +
    'plan again; an object created after it is in journal.jsonl and, until adopted, is treated as not ours.'
  );
}
