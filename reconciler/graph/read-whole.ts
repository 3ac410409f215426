import { ConnectionFailure } from './connection-failure.ts';

/**
 * The body of a response as text, at most `largest` bytes after decompression, so that neither a runaway answer nor a
 * compression bomb fills the memory. Rejects with fetch's error when the body breaks off.
 */
export async function readWhole(response: Response, largest: number): Promise<string> {
  if (response.body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > largest) {
      throw new ConnectionFailure('BodyTooLarge', `Graph's answer is larger than ${largest} bytes`, { reached: true });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
