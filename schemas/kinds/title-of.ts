import type { JsonObject } from '../json.ts';
import type { Kind } from './kind.ts';

/** What people call an object: its display name; where there is only one of it, what the kind is called. */
export function titleOf(
  { nameProperty = 'displayName', read, title }: Pick<Kind, 'nameProperty' | 'read' | 'title'>,
  body: JsonObject,
): string | undefined {
  if (read === 'singleton') return title;
  const name = body[nameProperty] ?? undefined;
  return name === undefined ? undefined : String(name);
}
