import type { Imported } from '../../compiler/import/import-objects.ts';
import type { Invocation } from './command.ts';
export function importTenant(_invocation: Invocation, _out: string): Promise<Imported> {
  throw new Error('unreachable: soon');
}
