import { coverageOfResources } from '../../compiler/analysis/coverage-of-resources.ts';
import { demandsIn, isOnlyWay } from '../../compiler/analysis/demand.ts';
import { type CoveredPeople, type EnrollablePlatform, enrollablePlatforms } from '../../schemas/coverage.ts';
import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { readPointer } from '../../schemas/pointer.ts';
import { originOf, resourceKey } from '../../schemas/resource.ts';
import type { Guard, GuardContext } from './guard.ts';
import { oneNameEach } from './one-name-each.ts';

const pointer = '/settings/secureByDefault';
const strict = 'version: 1\nbreakGlass: { groups: [Break Glass] }\ndevicesWithoutPolicy: noncompliant\n';

const mail = (platforms: string) => `kind: Protection
name: mail
protect: Exchange Online
for: Sales
when: { platforms: [iOS, macOS] }
require: { compliantDevice: devices }
rollout: enabled
---
kind: DeviceStandard
name: devices
platforms: ${platforms}
facts: { pin: { minimumLength: 6 } }
`;

const rule: FindingRule = {
  code: 'GW6013',
  severity: 'error',
  title: 'devices without a policy stop being compliant, and people who need a compliant device have none',
  explanation:
    'As long as the tenant calls a device without a compliance policy compliant, everybody with such a device gets past policies that require a compliant one (Microsoft docs: device-compliance-get-started, 2025). Turning that off is right, and locks out at once whoever no compliance policy reaches on their platform. Held against each other are the people that enforced policies name and the assignments of compliance policies, as `gatewright coverage` does without memberships: what depends on who is in a group, or on a filter, does not count as reached, and neither does Android with only one of its two ways to be managed. Assign a policy to them first, leave the platform out, or accept it: `--accept GW6013:deviceManagementSettings/tenant=REASON`.',
  failing: { documents: mail('iOS'), project: strict, tenant: {} },
  passing: { documents: mail('[iOS, macOS]'), project: strict, tenant: {} },
};

/** Turning the tenant-wide switch on locks out those whom no compliance policy reaches. */
export const strictWithoutPolicy: Guard = {
  rule,
  acceptable: true,
  check: (context) =>
    context.drafts
      .filter(({ change, before, after }) => change.kind === 'deviceManagementSettings' && turnsOn(before, after))
      .flatMap(({ change, resource }) => {
        const missed = missedBy(context);
        if (missed.length === 0) return [];
        const groups = new Set(missed.flatMap(({ who }) => who)).size;
        const span = resource === undefined ? undefined : originOf(resource, pointer)?.span;
        return [
          findingOf(rule, {
            message: `devices without a policy become noncompliant, and ${counted(groups)} who must have a compliant device have no policy: ${missed.map(told).join('; ')}`,
            help: `assign a compliance policy to them first, or accept it with \`--accept ${rule.code}:${resourceKey(change)}=REASON\``,
            resource: resourceKey(change),
            pointer,
            ...(span === undefined ? {} : { span }),
          }),
        ];
      }),
};

function turnsOn(before: JsonObject | undefined, after: JsonObject | undefined): boolean {
  const is = (body: JsonObject | undefined) => readPointer(body ?? {}, pointer) === true;
  return is(after) && !is(before);
}

interface Missed {
  readonly platform: EnrollablePlatform;
  readonly who: readonly string[];
}

/** By platform, the people of enforced policies whom no compliance policy will reach for certain once the plan is carried out. */
function missedBy({ remaining, project, idOf }: GuardContext): readonly Missed[] {
  const renamed = oneNameEach(
    remaining.map(({ body }) => body),
    idOf,
  );
  const objects = remaining.map(({ kind, title, body, resource }) => ({
    ...{ kind, name: resource?.name ?? title },
    body: renamed(body),
  }));
  const relevant = objects.filter(({ kind, body }) => kind !== 'conditionalAccessPolicies' || needsDevice(body));
  const { rows } = coverageOfResources(relevant, { ...project, devicesWithoutPolicy: 'noncompliant' });
  // Devices of guests are judged in their home tenant, whatever this one is told (Microsoft docs: authentication-conditional-access, 2025).
  const missed = rows.filter(
    ({ requires, verdict, people }) =>
      requires === 'compliantDevice' && verdict !== 'reached' && people.kind !== 'guests',
  );
  return enrollablePlatforms.flatMap((platform) => {
    const who = new Set(missed.filter((row) => row.platform === platform).map(({ people }) => nameOf(people)));
    return who.size === 0 ? [] : [{ platform, who: [...who].sort() }];
  });
}

function needsDevice(body: JsonObject): boolean {
  return demandsIn([{ key: '', body }]).some((demand) => isOnlyWay(demand, 'compliantDevice'));
}

function nameOf({ kind, name }: CoveredPeople): string {
  return kind === 'everyone' ? kind : `\`${name}\``;
}

function told({ platform, who }: Missed): string {
  const first = who.slice(0, 5).join(', ');
  return `${first}${who.length > 5 ? ` and ${who.length - 5} more` : ''} on \`${platform}\``;
}

function counted(groups: number): string {
  return groups === 1 ? '1 group of people' : `${groups} groups of people`;
}
