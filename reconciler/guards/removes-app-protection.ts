import type { Atom } from '../../compiler/analysis/atom.ts';
import { type Demand, demandsIn, isOnlyWay } from '../../compiler/analysis/demand.ts';
import type { EnrollablePlatform } from '../../schemas/coverage.ts';
import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { isReference, writtenForm } from '../../schemas/reference.ts';
import { originOf, resourceKey } from '../../schemas/resource.ts';
import type { DraftChange } from '../plan/build-plan.ts';
import { identityOf, listIn } from './enforced.ts';
import type { Guard, GuardContext } from './guard.ts';

const sentence = `kind: Protection
name: mail
protect: Exchange Online
for: Sales
when: { platforms: iOS }
require: appProtection
rollout: enabled
`;
const withPolicy = `kind: AppProtection
name: work-apps
platforms: iOS
apps: core Microsoft apps
dataTransfer: { sendTo: managed apps }
for: Sales
---
${sentence}`;

const rule: FindingRule = {
  code: 'GW6012',
  severity: 'error',
  title: 'people lose the app protection that an enforced policy requires of them',
  explanation:
    'An enforced Conditional Access policy requires app protection of a group, and the plan takes away the last app protection policy of a platform that is assigned to it. Apps without one do not meet the requirement (Microsoft docs: app-based-conditional-access-intune, 2025), so these people get in no more. Assign another policy first, or accept it by name and with a reason: `--accept GW6012:KIND/NAME=REASON`.',
  failing: { documents: sentence, tenant: { applied: withPolicy } },
  passing: { documents: withPolicy, tenant: { applied: withPolicy } },
};

/** The collections of the policies by the platform they are for, in the words of Conditional Access. */
const platforms: Readonly<Record<string, EnrollablePlatform>> = {
  iosManagedAppProtections: 'iOS',
  androidManagedAppProtections: 'android',
};

/** Nobody loses what they are asked for at the door. */
export const removesAppProtection: Guard = {
  rule,
  acceptable: true,
  check: (context) =>
    context.drafts
      .filter(({ change }) => change.action !== 'create' && platforms[change.kind] !== undefined)
      .flatMap((draft) => lostGroups(draft, context).flatMap((group) => lockedOut(draft, group, context))),
};

/** Groups a policy was assigned to, and neither it nor another of its platform is any more. */
function lostGroups({ change, before }: DraftChange, { remaining, idOf }: GuardContext): readonly Json[] {
  const kept = remaining
    .filter(({ kind }) => kind === change.kind)
    .flatMap(({ body }) => groupsOf(body, idOf).map((group) => identityOf(group, idOf)));
  return groupsOf(before ?? {}, idOf).filter((group) => !kept.includes(identityOf(group, idOf)));
}

/** Included groups that are not left out again; a target names its type in both forms of a body. */
function groupsOf(body: JsonObject, idOf: GuardContext['idOf']): readonly Json[] {
  const targets = listIn(body, '/assignments').flatMap((assignment) => {
    const target = isJsonObject(assignment) ? assignment.target : undefined;
    if (!isJsonObject(target) || target.groupId === undefined) return [];
    const isOut = /exclusionGroup/i.test(String(target['@odata.type']));
    return [{ isOut, group: target.groupId, identity: identityOf(target.groupId, idOf) }];
  });
  const out = new Set(targets.filter(({ isOut }) => isOut).map(({ identity }) => identity));
  return targets.filter(({ identity }) => !out.has(identity)).map(({ group }) => group);
}

function lockedOut(draft: DraftChange, group: Json, context: GuardContext): readonly Finding[] {
  const platform = platforms[draft.change.kind];
  if (platform === undefined) return [];
  const policies = context.remaining.filter(({ kind }) => kind === 'conditionalAccessPolicies');
  const bodies =
    policies.length > 0
      ? policies
      : (context.livePolicies ?? []).map((body) => ({ body, title: String(body.displayName) }));
  return bodies
    .filter(({ body }) => demandsIn([{ key: '', body }]).some((demand) => isAsked(demand, platform, group, context)))
    .map(({ title }) => {
      const { change, resource } = draft;
      const key = resourceKey(change);
      const span = resource === undefined ? undefined : originOf(resource, '/assignments')?.span;
      const name = isReference(group) ? writtenForm(group) : String(group);
      return findingOf(rule, {
        message: `\`${name}\` loses app protection on \`${platform}\` with \`${change.title}\`, and \`${title}\` requires it of them`,
        help: `assign another policy of that platform to the group, or, if that is meant: \`--accept ${rule.code}:${key}=REASON\``,
        resource: key,
        pointer: '/assignments',
        ...(span === undefined ? {} : { span }),
      });
    });
}

/** Whether the group gets in from the platform with a protected app only. */
function isAsked(demand: Demand, platform: EnrollablePlatform, group: Json, { idOf }: GuardContext): boolean {
  const identity = identityOf(group, idOf);
  const isIt = ({ kind, value }: Atom) => kind === 'group' && identityOf(value, idOf) === identity;
  const isAbout = demand.include.some((atom) => atom.kind === 'everyone' || isIt(atom)) && !demand.exclude.some(isIt);
  return isOnlyWay(demand, 'compliantApplication') && demand.platforms.includes(platform) && isAbout;
}
