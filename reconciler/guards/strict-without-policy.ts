import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { readPointer } from '../../schemas/pointer.ts';
import { isReference, writtenForm } from '../../schemas/reference.ts';
import { originOf, resourceKey } from '../../schemas/resource.ts';
import {
  type DevicePlatform,
  devicePlatforms,
  needsCompliantDevice,
  peopleOf,
  platformsOf,
  reachOf,
  unreached,
} from './compliance-reach.ts';
import { identityOf } from './enforced.ts';
import type { Guard, GuardContext } from './guard.ts';

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
    'As long as the tenant calls a device without a compliance policy compliant, everybody with such a device gets past policies that require a compliant one (Microsoft docs: device-compliance-get-started, 2025). Turning that off is right, and locks out at once whoever no compliance policy reaches on their platform. Held against each other are the groups that enforced policies and assignments name; who is in them, and assignments through a filter, are not looked into. Assign a policy to them first, leave the platform out, or accept it: `--accept GW6013:deviceManagementSettings/tenant=REASON`.',
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
  readonly platform: DevicePlatform;
  readonly who: readonly string[];
}

/** By platform, the people of enforced policies whom no compliance policy will reach once the plan is carried out. */
function missedBy({ remaining, idOf }: GuardContext): readonly Missed[] {
  const identify = (value: Json) => identityOf(value, idOf);
  const doors = remaining.filter(
    ({ kind, body }) => kind === 'conditionalAccessPolicies' && needsCompliantDevice(body),
  );
  const locks = remaining.filter(({ kind }) => kind === 'deviceCompliancePolicies' || kind === 'compliancePolicies');
  return devicePlatforms.flatMap((platform) => {
    const reach = reachOf(platform, locks, identify);
    const who = doors
      .filter(({ body }) => platformsOf(body).includes(platform))
      .flatMap(({ body }) => unreached(peopleOf(body, identify), reach, identify))
      .map(nameOf);
    return who.length === 0 ? [] : [{ platform, who: [...new Set(who)].sort() }];
  });
}

function nameOf(who: Json): string {
  if (who === 'everyone') return 'everyone';
  if (who === 'others') return 'users, roles or guests named on their own';
  return `\`${isReference(who) || typeof who !== 'string' ? writtenForm(who) : who}\``;
}

function told({ platform, who }: Missed): string {
  const first = who.slice(0, 5).join(', ');
  return `${first}${who.length > 5 ? ` and ${who.length - 5} more` : ''} on \`${platform}\``;
}

function counted(groups: number): string {
  return groups === 1 ? '1 group of people' : `${groups} groups of people`;
}
