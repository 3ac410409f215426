/** Text as base64 of its UTF-8 bytes, the form in which Graph takes scripts. */
export function encodeText(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** The text behind base64; undefined where the bytes are not that text in UTF-8, to the last of them. */
export function decodeText(base64: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return encodeText(text) === base64 ? text : undefined;
  } catch {
    return undefined;
  }
}
