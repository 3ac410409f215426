import type { Json } from '../../schemas/json.ts';
import type { WebResponse } from '../ports.ts';
import { ForgeError } from './forge-error.ts';

/** The body of an answer; undefined where it is empty. */
export function parseAnswer({ body, status }: WebResponse): Json | undefined {
  if (body.trim() === '') return undefined;
  try {
    return JSON.parse(body) as Json;
  } catch {
    throw new ForgeError(
      status,
      'the answer is not JSON, or longer than can be read',
      'look at the address of the interface and at what stands between here and there',
    );
  }
}
