import { visibleText } from '../../compiler/text/visible-text.ts';
import { isJsonObject, type Json } from '../../schemas/json.ts';
import { scrub } from '../graph/scrub.ts';

const longest = 500;

/** What GitHub or Azure DevOps says in an answer, in one short text without the token and without control characters. */
export function answerWords(body: string, token: string): string {
  return visibleText(scrub(wordsOf(body), [token]).slice(0, longest)).trim();
}

function wordsOf(body: string): string {
  let value: Json;
  try {
    value = JSON.parse(body) as Json;
  } catch {
    // A proxy's page: its first words tell more than nothing.
    return body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
  }
  if (!isJsonObject(value) || typeof value.message !== 'string') return '';
  const details = Array.isArray(value.errors) ? value.errors.flatMap((error) => detailOf(error)) : [];
  return [value.message, ...details].join('; ');
}

function detailOf(error: Json): readonly string[] {
  if (typeof error === 'string') return [error];
  if (!isJsonObject(error)) return [];
  if (typeof error.message === 'string') return [error.message];
  const parts = [error.resource, error.field, error.code].filter((part) => typeof part === 'string');
  return parts.length === 0 ? [] : [parts.join(' ')];
}
