import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Json } from '../../schemas/json.ts';
import type { Check } from './check.ts';
import { placeIn } from './policy-body.ts';

const policy = (transfer: string) => `kind: AppProtection
name: work-apps
platforms: iOS
apps: core Microsoft apps
dataTransfer: { sendTo: ${transfer} }
settings:
  iOS: { disableProtectionOfManagedOutboundOpenInData: true }
for: Sales
`;

const rule: FindingRule = {
  code: 'GW4147',
  severity: 'warning',
  title: 'a setting of an app protection policy does nothing without another',
  explanation: `Some settings count only beside others: exemptions from a restriction need the restriction, and a browser of one's own needs links to open in a managed one (Microsoft docs: intune-mam-iosmanagedappprotection and intune-mam-androidmanagedappprotection, 2026). As written the policy protects other than it reads.`,
  failing: { documents: policy('all apps') },
  passing: { documents: policy('managed apps') },
};

const outbound = {
  property: 'allowedOutboundDataTransferDestinations',
  value: 'managedApps',
  words: '`sendTo: managed apps`',
};
const inbound = { property: 'allowedInboundDataTransferSources', value: 'allApps', words: '`receiveFrom: all apps`' };
const links = { property: 'managedBrowserToOpenLinksRequired', value: true, words: '`links: managed browser`' };

/** Which property needs which other, and to be what. */
const needs: Readonly<Record<string, { readonly property: string; readonly value: Json; readonly words: string }>> = {
  disableProtectionOfManagedOutboundOpenInData: outbound,
  filterOpenInToOnlyManagedApps: outbound,
  exemptedAppProtocols: outbound,
  exemptedAppPackages: outbound,
  protectInboundDataFromUnknownSources: inbound,
  customBrowserProtocol: links,
  customBrowserPackageId: links,
  managedBrowser: links,
};

const kinds = [
  'iosManagedAppProtections',
  'androidManagedAppProtections',
  'defaultManagedAppProtections',
  'managedAppPolicies',
];

/** Settings that count only beside others. */
export const appSettingsTogether: Check = {
  rules: [rule],
  resources: (resources) =>
    resources
      .filter(({ kind }) => kinds.includes(kind))
      .flatMap((resource) =>
        Object.entries(needs).flatMap(([name, { property, value, words }]) => {
          // Silence about these three means all apps and any browser.
          const other = resource.body[property] ?? (value === 'allApps' ? value : undefined);
          if (!saysSomething(resource.body[name]) || other === value) return [];
          return [
            findingOf(rule, {
              message: `\`${name}\` of \`${resource.name}\` does nothing without ${words}`,
              help: `demand ${words} under \`dataTransfer\`, or take \`${name}\` out`,
              ...placeIn(resource, `/${name}`),
            }),
          ];
        }),
      ),
};

function saysSomething(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return ![undefined, null, false, '', 'notConfigured'].includes(value as string);
}
