import { UsageError } from '../../usage-error.ts';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** `127.0.0.1:8484`, `[::1]:8484` or `8484`. Throws UsageError. */
export function parseAddress(text: string): Address {
  const [, bracketed, plain, digits = ''] = /^(?:(?:\[([^\]]+)\]|([^:]*)):)?(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if (digits === '' || port > 65_535)
    throw new UsageError(`\`--listen ${text}\` is no address`, 'write HOST:PORT, e.g. `127.0.0.1:8484`');
  return { host: bracketed ?? (plain || '127.0.0.1'), port };
}
