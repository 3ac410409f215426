import { readGraphJson } from '../../compiler/graph-json/read-graph-json.ts';
import type { Json } from '../../schemas/json.ts';

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export function readText(text: string) {
  return readGraphJson({ file: 'a.json', bytes: utf8(text) });
}

export function readValue(value: Json | object) {
  return readText(JSON.stringify(value));
}

/** The one object of a file, and what is told about it. */
export function readOne(value: Json | object) {
  const { objects, findings } = readValue(value);
  const [object] = objects;
  if (object === undefined || objects.length !== 1) throw new Error(`${objects.length} objects`);
  return {
    ...object,
    told: object.findings.map(({ code, pointer }) => `${code} ${pointer ?? ''}`.trim()),
    aside: findings,
  };
}

/** A policy as Graph gives it, with other members laid over it. */
export function policy(members: object = {}, conditions: object = {}) {
  return {
    id: 'b5a8f7a0-0000-4000-8000-000000000001',
    displayName: 'Mail',
    state: 'enabled',
    conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] }, ...conditions },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    ...members,
  };
}

export function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const bytes = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).flatMap((unit) =>
    isBigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8],
  );
  return Uint8Array.from(bytes);
}
