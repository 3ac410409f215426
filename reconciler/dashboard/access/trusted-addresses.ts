import { BlockList, isIP } from 'node:net';
import { UsageError } from '../../usage-error.ts';

/** Whether an address is one of those listed. Throws UsageError for what is neither an address nor a network. */
export function trustedAddresses(listed: readonly string[]): (address: string | undefined) => boolean {
  const list = new BlockList();
  for (const entry of listed) add(list, entry);
  return (address) => {
    const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? '';
    const family = isIP(plain);
    return family !== 0 && list.check(plain, family === 4 ? 'ipv4' : 'ipv6');
  };
}

function add(list: BlockList, entry: string): void {
  const [address = '', prefix, more] = entry.split('/');
  const family = isIP(address);
  const bits = prefix === undefined ? undefined : Number(prefix);
  const isNetwork = bits === undefined || (/^\d+$/.test(prefix ?? '') && bits <= (family === 4 ? 32 : 128));
  if (family === 0 || more !== undefined || !isNetwork)
    throw new UsageError(
      `\`${entry}\` is not an IP address or a network`,
      'write trusted proxies as `10.0.0.5` or `10.0.0.0/24`',
    );
  const type = family === 4 ? 'ipv4' : 'ipv6';
  if (bits === undefined) list.addAddress(address, type);
  else list.addSubnet(address, bits, type);
}
