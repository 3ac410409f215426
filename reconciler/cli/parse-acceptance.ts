import type { Acceptance } from '../../schemas/plan.ts';
import { UsageError } from '../usage-error.ts';

/** `CODE=REASON` or `CODE:KIND/NAME=REASON`. */
export function parseAcceptance(text: string): Acceptance {
  const [, code, resource = '', reason = ''] = /^(GW\d+)(?::([^=]+))?=(.*)$/s.exec(text) ?? [];
  if (code === undefined || reason.trim() === '') {
    throw new UsageError(
      `\`--accept ${text}\` is incomplete`,
      'write `--accept CODE=REASON` or `--accept CODE:KIND/NAME=REASON`',
    );
  }
  return { code, resource, reason: reason.trim() };
}
