import { afterAll } from 'vitest';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../reconciler/emulator/emulator.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';

/** An answer over the wire, its body parsed when there was one. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: JsonObject;
  readonly text: string;
}

/** A running emulator with a plain HTTP client at its side. */
export interface Client extends Emulator {
  send(method: string, path: string, body?: Json, headers?: Record<string, string>): Promise<Answer>;
}

const running: Emulator[] = [];

/** Starts an emulator that is closed when the test file ends. */
export async function emulate(options: EmulatorOptions = {}): Promise<Client> {
  const emulator = await startEmulator(options);
  running.push(emulator);
  return { ...emulator, send: (...request) => send(emulator.url, ...request) };
}

/** One request with the token that may do everything, unless the headers bring another. */
export async function send(
  url: string,
  method: string,
  path: string,
  body?: Json,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: 'Bearer emulator', 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = (response.headers.get('content-type') ?? '').includes('json');
  return { status: response.status, headers: response.headers, text, body: json ? JSON.parse(text) : {} };
}

/** The objects of a list answer. */
export function valuesOf(answer: Answer): readonly JsonObject[] {
  return (answer.body.value ?? []) as readonly JsonObject[];
}

/** The text of an error, wherever this version put it. */
export function errorText(answer: Answer): string {
  const error = answer.body.error as JsonObject | undefined;
  const inner = error?.innerError as JsonObject | undefined;
  return String(inner?.message ?? error?.message ?? '');
}

afterAll(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
});
