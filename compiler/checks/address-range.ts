/** A range of IP addresses as numbers, both ends included. */
export interface AddressRange {
  readonly version: 4 | 6;
  readonly maskBits: number;
  readonly first: bigint;
  readonly last: bigint;
}

/** Reads `198.51.100.0/24` or `2001:db8::/32`; undefined for anything else. Bits below the mask are ignored. */
export function parseRange(text: string): AddressRange | undefined {
  const [, address = '', mask = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const version = address.includes(':') ? 6 : 4;
  const value = version === 6 ? readVersion6(address) : readVersion4(address);
  const width = version === 6 ? 128 : 32;
  const maskBits = Number(mask);
  if (value === undefined || mask === '' || maskBits > width) return undefined;
  const size = 1n << BigInt(width - maskBits);
  const first = value - (value % size);
  return { version, maskBits, first, last: first + size - 1n };
}

export function overlap(left: AddressRange, right: AddressRange): boolean {
  return left.version === right.version && left.first <= right.last && right.first <= left.last;
}

/**
 * Ranges that are never the source of a packet on the Internet: private use (RFC 1918, RFC 4193), shared address space behind
 * carriers (RFC 6598), loopback and link-local.
 */
const privateRanges = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
].flatMap((text) => parseRange(text) ?? []);

/** True when every address of the range is private. */
export function isPrivate(range: AddressRange): boolean {
  return privateRanges.some(
    (known) => known.version === range.version && known.first <= range.first && range.last <= known.last,
  );
}

function readVersion4(address: string): bigint | undefined {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function readVersion6(address: string): bigint | undefined {
  const [head = '', tail, ...more] = withoutVersion4(address).split('::');
  if (more.length > 0) return undefined;
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const parts = [...before, ...Array<string>(missing).fill('0'), ...after];
  if (!parts.every((part) => /^[0-9a-f]{1,4}$/i.test(part))) return undefined;
  return parts.reduce((sum, part) => sum * 65536n + BigInt(`0x${part}`), 0n);
}

/** `::ffff:198.51.100.1` with its last four bytes in hexadecimal, as all others are written. */
function withoutVersion4(address: string): string {
  const [, head = '', dotted = ''] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address) ?? [];
  const value = readVersion4(dotted);
  return value === undefined ? address : `${head}${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
}
