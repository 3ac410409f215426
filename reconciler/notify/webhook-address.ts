import type { NotificationTarget } from '../../compiler/notification.ts';
import { isLoopbackHost } from '../loopback.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The address of a webhook, or why there is none that may be used. What stands in the environment is never repeated. */
export function webhookAddress(
  { urlVariable }: NotificationTarget,
  environment: Environment,
): { readonly url: string } | { readonly why: string } {
  const text = environment[urlVariable]?.trim() ?? '';
  if (text === '') return { why: `the environment variable \`${urlVariable}\` is not set` };
  if (!URL.canParse(text)) return { why: `\`${urlVariable}\` holds no address` };
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    return { why: `the address in \`${urlVariable}\` holds a user or a password, which webhooks do not take` };
  const isLocal = url.protocol === 'http:' && isLoopbackHost(url.hostname.replace(/^\[|\]$/g, ''));
  if (url.protocol !== 'https:' && !isLocal)
    return { why: `the address in \`${urlVariable}\` is not https, which only an address of this machine may be` };
  return { url: url.href };
}
