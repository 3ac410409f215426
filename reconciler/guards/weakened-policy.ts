import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { originOf, resourceKey } from '../../schemas/resource.ts';
import type { DraftChange } from '../plan/build-plan.ts';
import { grantStrictness } from '../plan/strictness.ts';
import type { Guard } from './guard.ts';

const sentence = (rollout: string, controls: string) => `kind: Protection
name: mail
protect: Exchange Online
for: Sales
require: ${controls}
rollout: ${rollout}
`;

const rule: FindingRule = {
  code: 'GW6008',
  severity: 'warning',
  title: 'an enforced policy would protect less',
  explanation:
    'The policy is enforced today. Once it is deleted, switched off, only reported, or asks for less, people and attackers alike sign in where they could not before, and nobody is told. This is a warning and stops nothing; `--accept GW6008:KIND/NAME=REASON` records why it is meant. Under a new name in git a policy is made anew and the old one deleted, which is told here too.',
  failing: { documents: sentence('reportOnly', 'mfa'), tenant: { applied: sentence('enabled', 'mfa') } },
  passing: { documents: sentence('enabled', 'mfa'), tenant: { applied: sentence('reportOnly', 'mfa') } },
};

/** What protected people does so no more, or asks for less. */
export const weakenedPolicy: Guard = {
  rule,
  acceptable: true,
  check: ({ drafts }) =>
    drafts.flatMap((draft) => {
      const what = weakening(draft);
      if (what === undefined) return [];
      const key = resourceKey(draft.change);
      const span = draft.resource === undefined ? undefined : originOf(draft.resource, what.pointer)?.span;
      return [
        findingOf(rule, {
          message: `\`${draft.change.title}\` is enforced today and ${what.becomes}`,
          help: `to record that this is meant: \`--accept ${rule.code}:${key}=REASON\``,
          resource: key,
          pointer: what.pointer,
          ...(span === undefined ? {} : { span }),
        }),
      ];
    }),
};

function weakening({ change, before, after }: DraftChange) {
  if (change.kind !== 'conditionalAccessPolicies' || before?.state !== 'enabled') return undefined;
  if (after === undefined) return { becomes: 'would be deleted', pointer: '' };
  if (after.state === 'disabled') return { becomes: 'would be switched off', pointer: '/state' };
  if (after.state !== 'enabled') return { becomes: 'would only report what it would have done', pointer: '/state' };
  return grantStrictness(before, after) === 'looser'
    ? { becomes: 'would ask for less', pointer: '/grantControls' }
    : undefined;
}
