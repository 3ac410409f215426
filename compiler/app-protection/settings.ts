import { z } from 'zod';
import type { AppPlatform } from './demand.ts';

/** What a property may be set to, and how to say so to a person. */
export interface Setting {
  readonly schema: z.ZodType;
  readonly expected: string;
}

const flag: Setting = { schema: z.boolean(), expected: '`true` or `false`' };
const number: Setting = { schema: z.int(), expected: 'a whole number' };
const text: Setting = { schema: z.string(), expected: 'text' };
const texts: Setting = { schema: z.array(z.string()), expected: 'a list of texts' };
const pairs: Setting = {
  schema: z.array(z.looseObject({ name: z.string(), value: z.string().nullable().optional() })),
  expected: 'a list of `{ name: …, value: … }`',
};

function word(...members: readonly [string, ...string[]]): Setting {
  return { schema: z.enum(members), expected: `one of ${members.map((member) => `\`${member}\``).join(', ')}` };
}

const onBoth: Readonly<Record<string, Setting>> = {
  allowedOutboundClipboardSharingExceptionLength: number,
  gracePeriodToBlockAppsDuringOffClockHours: text,
  mobileThreatDefensePartnerPriority: word('defenderOverThirdPartyPartner', 'thirdPartyPartnerOverDefender'),
  roleScopeTagIds: texts,
};

/**
 * The long tail of each type, by Graph's names. What has a word in the language is not a setting. A test holds names and shapes to
 * the types Microsoft publishes.
 */
export const appSettings: { readonly [Platform in AppPlatform]: Readonly<Record<string, Setting>> } = {
  iOS: {
    ...onBoth,
    allowWidgetContentSync: flag,
    customBrowserProtocol: text,
    customDialerAppProtocol: text,
    disableProtectionOfManagedOutboundOpenInData: flag,
    exemptedAppProtocols: pairs,
    exemptedUniversalLinks: texts,
    filterOpenInToOnlyManagedApps: flag,
    genmojiConfigurationState: word('notBlocked', 'blocked'),
    managedUniversalLinks: texts,
    messagingRedirectAppUrlScheme: text,
    protectInboundDataFromUnknownSources: flag,
    screenCaptureConfigurationState: word('notBlocked', 'blocked'),
    writingToolsConfigurationState: word('notBlocked', 'blocked'),
  },
  android: {
    ...onBoth,
    approvedKeyboards: pairs,
    blockAfterCompanyPortalUpdateDeferralInDays: number,
    connectToVpnOnLaunch: flag,
    customBrowserDisplayName: text,
    customBrowserPackageId: text,
    customDialerAppDisplayName: text,
    customDialerAppPackageId: text,
    disableAppEncryptionIfDeviceEncryptionIsEnabled: flag,
    exemptedAppPackages: pairs,
    fingerprintAndBiometricEnabled: flag,
    messagingRedirectAppDisplayName: text,
    messagingRedirectAppPackageId: text,
    requireClass3Biometrics: flag,
    requirePinAfterBiometricChange: flag,
    warnAfterCompanyPortalUpdateDeferralInDays: number,
    wipeAfterCompanyPortalUpdateDeferralInDays: number,
  },
};
