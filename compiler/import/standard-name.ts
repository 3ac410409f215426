import type { Platform } from '../platforms/platform.ts';

/** What the policy of a standard is called: a standard `laptops` comes to `laptops.windows` and `laptops.macOS`. */
export function policyNameOf(standard: string, { name }: Platform): string {
  return `${standard}.${name}`;
}

/** The standard a policy of that name comes from. */
export function standardNameOf(policy: string, platform: Platform): string {
  return policy.slice(0, policy.length - policyNameOf('', platform).length);
}
