import { writeYaml } from '../../../compiler/import/write-yaml.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../schemas/json.ts';
import { flowText } from './flow-text.ts';

/** The members of an object as lines of their own. */
export function linesOf(object: JsonObject): readonly string[] {
  return writeYaml(object).replace(/\n$/, '').split('\n');
}

/** A value that begins on the line it stands on. */
export function valueLines(value: Json): readonly string[] {
  return isJsonObject(value) && Object.keys(value).length > 1 ? linesOf(value) : [flowText(value)];
}

/** A value behind a dash. */
export function itemLines(value: Json): readonly string[] {
  return valueLines(value).map((line, index) => (index === 0 ? `- ${line}` : indented(line, 2)));
}

export function indented(line: string, column: number): string {
  return line === '' ? '' : ' '.repeat(column) + line;
}
