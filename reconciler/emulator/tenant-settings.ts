import { z } from 'zod';
import type { TenantState } from './store/tenant-state.ts';

/** What a tenant is and has bought, as far as the service's answers depend on it. */
export const tenantSettingsSchema = z.strictObject({
  /** Entra ID P2: user and sign-in risk. */
  premiumP2: z.boolean().default(true),
  workloadIdentityPremium: z.boolean().default(true),
  /** Purview Adaptive Protection: insider risk. */
  adaptiveProtection: z.boolean().default(true),
  securityDefaults: z.boolean().default(false),
  /** False: bearer tokens that the emulator did not issue, other than `emulator`, get 401. */
  acceptUnknownTokens: z.boolean().default(true),
  policyLimit: z.int().positive().default(240),
  /** Microsoft Graph's `deviceManagement/settings/secureByDefault`: devices without a policy are not compliant. */
  secureByDefault: z.boolean().default(false),
  deviceComplianceCheckinThresholdDays: z.int().min(0).max(120).default(30),
  /** Enhanced jailbreak detection, which only beta shows. */
  enhancedJailBreak: z.boolean().default(false),
  /** Further members of beta's settings, which nothing in the service's answers depends on. */
  otherDeviceManagementSettings: z.record(z.string(), z.json()).default({}),
});

export type TenantSettings = z.infer<typeof tenantSettingsSchema>;

/** The settings a tenant has now; the defaults for a tenant that was never seeded. */
export function tenantSettings(state: TenantState): TenantSettings {
  return tenantSettingsSchema.parse(state.rows('tenant').get('settings') ?? {});
}
