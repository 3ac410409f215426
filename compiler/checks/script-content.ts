import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Check } from './check.ts';
import { placeIn } from './policy-body.ts';

const literal = (content: string) => `kind: ComplianceScript
name: agent
body: { displayName: Agent${content} }
`;

const noScript: FindingRule = {
  code: 'GW4130',
  severity: 'warning',
  title: 'a compliance script without a name or a script',
  explanation:
    'Graph declares both as optional, and no client ever leaves them out (Graph beta metadata of deviceComplianceScript; terraform-provider-microsoft365, 2026). A policy that names a script which finds nothing judges every device by nothing. An export made from a list lacks the script: export each script by itself.',
  failing: { documents: literal('') },
  passing: { documents: literal(', detectionScriptContent: R2V0LVByb2Nlc3M=') },
};

/** Scripts that say nothing, in literal bodies. */
export const scriptContent: Check = {
  rules: [noScript],
  resources: (resources) =>
    resources
      .filter(({ kind }) => kind === 'deviceComplianceScripts')
      .flatMap((resource) => {
        const missing = ['displayName', 'detectionScriptContent'].filter((name) => (resource.body[name] ?? '') === '');
        if (missing.length === 0) return [];
        const message = `\`${resource.name}\` has no ${missing.map((name) => `\`${name}\``).join(' and no ')}`;
        return [
          findingOf(noScript, {
            message,
            help: 'say it, or export the script by its id',
            ...placeIn(resource, '/detectionScriptContent'),
          }),
        ];
      }),
};
