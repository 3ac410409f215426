import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { appPlatforms } from '../app-protection/demand.ts';
import { appProtectionsIn, type Document, protectionsIn } from '../document.ts';
import { type AppProtectionSpec, appPlatformsOf } from '../documents/app-protection.ts';
import { type Branch, branchesOf, type ProtectionSpec } from '../documents/protection.ts';
import { admittedPlatforms } from '../link.ts';
import { scalarPlace } from '../scalar-place.ts';
import { appProtectionsIn as appProtectionsNamedBy } from '../sentence/require.ts';
import type { Check } from './check.ts';

const documents = (platforms: string) => `kind: AppProtection
name: work-apps
platforms: ${platforms}
apps: core Microsoft apps
dataTransfer: { sendTo: managed apps }
---
kind: Protection
name: mail
protect: Exchange Online
for: Sales
when: { platforms: [iOS, android] }
require: { appProtection: work-apps }
`;

const rule: FindingRule = {
  code: 'GW4138',
  severity: 'warning',
  title: 'people on a platform have no app protection to meet the requirement with',
  explanation:
    'A protection names its AppProtections and admits a platform none of them is for. An app without an app protection policy does not meet the requirement (Microsoft docs: app-based-conditional-access-intune, 2025), so that nobody on that platform gets in. Let the AppProtection be for the platform too, or leave the platform out with `when`.',
  failing: { documents: documents('iOS') },
  passing: { documents: documents('[iOS, android]') },
};

/** App protection is required where nothing here gives an app any. */
export const appWithoutProtection: Check = {
  rules: [rule],
  documents: (program) => {
    const known = new Map(appProtectionsIn(program).map((document) => [document.spec.name, document]));
    return protectionsIn(program).flatMap((document) =>
      branchesOf(document.spec).flatMap((branch) => {
        const named = appProtectionsNamedBy(branch.require).map((name) => known.get(name));
        const policies = named.filter((policy) => policy !== undefined);
        // Names that lead nowhere are told by another rule, and so is the bare word.
        if (policies.length === 0 || policies.length < named.length || hasOtherWayIn(branch)) return [];
        return lookAt(document, branch, policies);
      }),
    );
  },
};

function hasOtherWayIn({ require }: Branch): boolean {
  return require?.operator === 'OR' && require.uses.some((use) => use.name !== 'appProtection');
}

function lookAt(
  { yaml }: Document<ProtectionSpec>,
  branch: Branch,
  policies: readonly Document<AppProtectionSpec>[],
): readonly Finding[] {
  const covered = policies.flatMap(({ spec }) => appPlatformsOf(spec));
  const admitted = admittedPlatforms(branch);
  const shut = appPlatforms.filter((word) => admitted?.includes(word) !== false && !covered.includes(word));
  if (shut.length === 0) return [];
  const list = shut.map((word) => `\`${word}\``).join(' and ');
  const pointer = scalarPlace(yaml.value, branch.requireSaid, policies[0]?.spec.name ?? '') ?? branch.requireSaid;
  return [
    findingOf(rule, {
      message: `people on ${list} cannot get in: no AppProtection named here is for that platform`,
      help: `add ${list} to \`platforms\` of an AppProtection that is named here, or leave it out with \`when\``,
      span: yaml.spanOf(pointer),
      pointer,
      related: policies.map((policy) => ({
        message: `\`${policy.spec.name}\` is for these platforms`,
        span: policy.yaml.spanOf(policy.spec.body === undefined ? '/platforms' : '/body/@odata.type'),
      })),
    }),
  ];
}
