import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { isJsonObject } from '../../schemas/json.ts';
import { type Document, protectionsIn, standardsIn as standardDocumentsIn } from '../document.ts';
import type { DeviceStandardSpec } from '../documents/device-standard.ts';
import { type Branch, branchesOf, type ProtectionSpec } from '../documents/protection.ts';
import { admittedPlatforms, type LinkedProgram } from '../link.ts';
import { scalarPlace } from '../scalar-place.ts';
import { standardsIn } from '../sentence/require.ts';
import type { Check } from './check.ts';

const documents = (platform: string, when: string) => `kind: DeviceStandard
name: phones
platforms: ${platform}
facts: { jailbroken: forbidden }
---
kind: Protection
name: mail
protect: Exchange Online
for: Sales
when: { platforms: ${when} }
require: { compliantDevice: phones }
`;
const strict = 'version: 1\nbreakGlass: { groups: [Break Glass] }\ndevicesWithoutPolicy: noncompliant\n';

const androidOwner = '#microsoft.graph.androidDeviceOwnerCompliancePolicy';

const fullyManaged: FindingRule = {
  code: 'GW4063',
  severity: 'warning',
  title: 'fully managed Android devices have no compliance policy',
  explanation:
    'Conditional Access knows one platform `android`, and Intune several kinds of compliance policy for it: one for personally owned devices with a work profile, and one for fully managed, dedicated and corporate-owned devices (Graph beta: androidDeviceOwnerCompliancePolicy). No condition tells the two apart, so a protection that admits Android is met by every fully managed device, which is compliant unseen. Add `androidDeviceOwner` to the platforms of the standard, or let the tenant call devices without a policy noncompliant and declare it.',
  failing: { documents: documents('androidWorkProfile', 'android') },
  passing: { documents: documents('androidWorkProfile', 'android'), project: strict },
};

/** Devices that a requirement of this language cannot judge, though the sentence lets them in. */
export const noLockToBeHad: Check = {
  rules: [fullyManaged],
  documents: (program) => {
    // Such devices get in nowhere then, which is safe, and what whoever declares it wants.
    if (program.project.devicesWithoutPolicy === 'noncompliant') return [];
    return protectionsIn(program).flatMap((document) =>
      branchesOf(document.spec)
        .filter((branch) => standardsIn(branch.require).length > 0)
        .flatMap((branch) => androidIn(program, document, branch)),
    );
  },
};

function androidIn(program: LinkedProgram, document: Document<ProtectionSpec>, branch: Branch): readonly Finding[] {
  if (admittedPlatforms(branch)?.includes('android') === false) return [];
  const names = standardsIn(branch.require);
  const isFor = (platform: string) => (document: Document<DeviceStandardSpec>) =>
    names.includes(document.spec.name) && document.spec.platforms.includes(platform);
  const standards = standardDocumentsIn(program);
  if (!standards.some(isFor('androidWorkProfile')) || standards.some(isFor('androidDeviceOwner'))) return [];
  if (hasOwnerPolicy(program)) return [];
  return [
    findingOf(fullyManaged, {
      message: `fully managed Android devices get in unchecked by \`${document.spec.name}${branch.suffix}\`: its standard is for work profiles`,
      help: `add \`androidDeviceOwner\` to the platforms of the standard, or declare \`devicesWithoutPolicy: noncompliant\` in the project file`,
      ...placeOf(document, branch),
    }),
  ];
}

/** A policy for such devices that is written as a Graph body and assigned to somebody. */
function hasOwnerPolicy({ documents: all }: LinkedProgram): boolean {
  return all.some(({ spec }) => {
    const body = spec.kind === 'CompliancePolicy' && 'body' in spec && isJsonObject(spec.body) ? spec.body : {};
    return body['@odata.type'] === androidOwner && Array.isArray(body.assignments) && body.assignments.length > 0;
  });
}

function placeOf({ yaml }: Document<ProtectionSpec>, branch: Branch) {
  const [name = ''] = standardsIn(branch.require);
  const pointer = scalarPlace(yaml.value, branch.requireSaid, name) ?? branch.requireSaid;
  return { span: yaml.spanOf(pointer), pointer };
}
