/**
 * The bytes of an example's text. A rule about broken UTF-8 cannot show its failing example as a string, so a lone
 * U+DC80..U+DCFF stands for the raw byte 0x80..0xFF, as in Python's `surrogateescape` (PEP 383); everything else is UTF-8.
 */
export function exampleBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const character of text) {
    const unit = character.charCodeAt(0);
    if (character.length === 1 && unit >= 0xdc80 && unit <= 0xdcff) bytes.push(unit - 0xdc00);
    else for (const byte of encoder.encode(character)) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}
