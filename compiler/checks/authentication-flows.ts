import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { isBlock, placeIn, policiesIn } from './policy-body.ts';

const flows = (methods: string, control: string) =>
  examplePolicy({
    conditions: { authenticationFlows: `{ transferMethods: '${methods}' }` },
    grant: `{ operator: OR, builtInControls: [${control}] }`,
  });

const rule: FindingRule = {
  code: 'GW4090',
  severity: 'warning',
  title: 'something other than block is required of an authentication flow',
  explanation:
    'The device code flow and authentication transfer are blocked, or allowed: what else could be required of them is documented nowhere, and no published policy tries (Microsoft docs: concept-authentication-flows, 2025). Graph knows the transfer methods deviceCodeFlow and authenticationTransfer, with a comma between them where both are meant.',
  failing: { documents: flows('deviceCodeFlow', 'mfa') },
  passing: { documents: flows('deviceCodeFlow,authenticationTransfer', 'block') },
};

const pointer = '/conditions/authenticationFlows/transferMethods';
const known = ['devicecodeflow', 'authenticationtransfer', 'none'];

/** Flows in policies that do not block them, and flows nobody knows. */
export const authenticationFlows: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources).flatMap((resource) => {
      const methods = readPointer(resource.body, pointer);
      if (typeof methods !== 'string') return [];
      const words = methods.split(',').map((word) => word.trim());
      const other = words.find((word) => !known.includes(word.toLowerCase()));
      if (other === undefined && isBlock(resource.body)) return [];
      const message =
        other === undefined
          ? `\`${resource.name}\` is about authentication flows, but does not block`
          : `\`${other}\` in \`${resource.name}\` is no transfer method`;
      const help = other === undefined ? 'require `block`' : 'one of `deviceCodeFlow`, `authenticationTransfer`';
      return [findingOf(rule, { message, help, ...placeIn(resource, pointer) })];
    }),
};
