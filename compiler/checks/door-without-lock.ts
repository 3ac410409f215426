import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { devicePlatforms } from '../conditions/platforms.ts';
import { type Document, protectionsIn, standardsIn as standardDocumentsIn } from '../document.ts';
import { currentPlatformsOf, type DeviceStandardSpec } from '../documents/device-standard.ts';
import { type Branch, branchesOf, type ProtectionSpec } from '../documents/protection.ts';
import { admittedPlatforms } from '../link.ts';
import { currentPlatforms } from '../platforms/index.ts';
import { scalarPlace } from '../scalar-place.ts';
import { standardsIn } from '../sentence/require.ts';
import type { Check } from './check.ts';

const documents = (when: string) => `kind: DeviceStandard
name: phones
platforms: [iOS, androidWorkProfile]
facts: { jailbroken: forbidden }
---
kind: Protection
name: mail
protect: Exchange Online
for: Sales
${when}require: { compliantDevice: phones }
`;
const onPhones = 'when: { platforms: [iOS, android] }\n';
const strict = 'version: 1\nbreakGlass: { groups: Break Glass }\ndevicesWithoutPolicy: noncompliant\n';

const unchecked: FindingRule = {
  code: 'GW4020',
  severity: 'error',
  title: 'the door has no lock: devices of a platform are compliant unseen',
  explanation:
    'Intune calls a device with no compliance policy compliant, unless the tenant is told otherwise (Microsoft docs: device-compliance-get-started, 2025). A protection that requires a compliant device, but admits a platform for which none of its standards has a policy, is therefore met by every device of that platform. Requiring one of several things does not help: the compliant device is always the easy one. A protection that is not enabled is treated alike, because one day it will be.',
  failing: { documents: documents('') },
  passing: { documents: documents(onPhones) },
};

const lockedOut: FindingRule = {
  code: 'GW4021',
  severity: 'warning',
  title: 'people on a platform cannot get in',
  explanation:
    'The tenant calls a device with no compliance policy noncompliant, and none of the standards of this protection has a policy for the platform. Nobody on it can meet the requirement. If that is meant, say so with `when`, `cases` or a protection that blocks.',
  failing: { documents: documents(''), project: strict },
  passing: { documents: documents(onPhones), project: strict },
};

/**
 * A compliant device is required where nothing says what compliant is. Where a sentence admits every platform, only those count
 * that a DeviceStandard can be for; what has no lock to be had at all is told by a rule of its own. A platform that is named counts
 * in any case.
 */
export const doorWithoutLock: Check = {
  rules: [unchecked, lockedOut],
  documents: (program) => {
    const standards = new Map(standardDocumentsIn(program).map((document) => [document.spec.name, document]));
    const isStrict = program.project.devicesWithoutPolicy === 'noncompliant';
    return protectionsIn(program).flatMap((document) =>
      branchesOf(document.spec).flatMap((branch) => {
        const named = standardsIn(branch.require).map((name) => standards.get(name));
        const known = named.filter((standard) => standard !== undefined);
        // Names that lead nowhere and the bare word are told by other rules, and cover nobody knows what.
        if (known.length === 0 || known.length < named.length) return [];
        if (isStrict && hasOtherWayIn(branch)) return [];
        return lookAt(document, branch, known, isStrict ? lockedOut : unchecked);
      }),
    );
  },
};

function hasOtherWayIn({ require }: Branch): boolean {
  return require?.operator === 'OR' && require.uses.some((use) => use.name !== 'compliantDevice');
}

function lookAt(
  { yaml }: Document<ProtectionSpec>,
  branch: Branch,
  standards: readonly Document<DeviceStandardSpec>[],
  rule: FindingRule,
): readonly Finding[] {
  const covered: readonly string[] = standards.flatMap(({ spec }) =>
    currentPlatformsOf(spec).map((each) => each.conditionalAccessPlatform),
  );
  const open = platformsThatCount(branch).filter((word) => !covered.includes(word));
  if (open.length === 0) return [];
  const list = listed(open);
  const them = open.length === 1 ? 'it' : 'them';
  const pointer = scalarPlace(yaml.value, branch.requireSaid, standards[0]?.spec.name ?? '') ?? branch.requireSaid;
  const remedy = `cover ${list} by a standard that is named here, or leave ${them} out with \`when\``;
  const isHole = rule === unchecked;
  return [
    findingOf(rule, {
      message: isHole
        ? `people on ${list} get in unchecked: no standard named here is for ${them}, and devices without a policy count as compliant`
        : `people on ${list} cannot get in: no standard named here is for ${them}, and devices without a policy count as noncompliant`,
      help: isHole ? `${remedy}; or declare \`devicesWithoutPolicy: noncompliant\` in the project file` : remedy,
      span: yaml.spanOf(pointer),
      pointer,
      related: standards.map((standard) => ({
        message: `\`${standard.spec.name}\` is for these platforms`,
        span: standard.yaml.spanOf('/platforms'),
      })),
    }),
  ];
}

/** The platforms a branch lets in, in the words of Conditional Access, of which somebody has to say what compliant is. */
function platformsThatCount(branch: Branch): readonly string[] {
  const lockable: readonly string[] = currentPlatforms.map((platform) => platform.conditionalAccessPlatform);
  const named = branch.when.flatMap(({ clause }) => clause.platforms?.only ?? []);
  const admitted = admittedPlatforms(branch) ?? devicePlatforms;
  return admitted.filter((word) => lockable.includes(word) || named.some((name) => name === word));
}

function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
