import { scalar } from '../../../compiler/import/write-yaml.ts';
import { isJsonObject, type Json } from '../../../schemas/json.ts';

/** A value on one line, as it stands between brackets. */
export function flowText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => flowText(item)).join(', ')}]`;
  if (!isJsonObject(value)) return scalar(value);
  const members = Object.entries(value).map(([name, member]) => `${scalar(name)}: ${flowText(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
