import { UsageError } from '../usage-error.ts';
import { type Invocation, textOption } from './command.ts';

/** The address people open the page by, where `--public-url` names one. Throws UsageError for anything else. */
export function publicUrl(invocation: Invocation): string | undefined {
  const text = textOption(invocation, 'publicUrl');
  if (text === undefined) return undefined;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).href;
  throw new UsageError(`\`--public-url ${text}\` is no address`, 'write it as `https://gatewright.contoso.com`');
}
