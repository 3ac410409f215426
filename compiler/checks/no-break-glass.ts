import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { protectionsIn } from '../document.ts';
import { breakGlassReferences } from '../sentence/break-glass.ts';
import type { Check } from './check.ts';

const sentence = `kind: Protection
name: mail
protect: Exchange Online
for: Sales
require: mfa
`;

const rule: FindingRule = {
  code: 'GW4024',
  severity: 'warning',
  title: 'the project names no break-glass accounts',
  explanation:
    'Emergency access accounts are the way back in when a policy locks everybody out, so Microsoft asks for two of them, excluded from every policy (Microsoft docs: security-emergency-access, 2025). Named once in the project file, they are left out of every protection by construction. It is a warning, because small and new tenants begin without; guards refuse to lock everybody out all the same.',
  failing: { documents: sentence, project: 'version: 1\n' },
  passing: { documents: sentence, project: 'version: 1\nbreakGlass: { groups: Break Glass }\n' },
};

/** Policies without a way back in. */
export const noBreakGlass: Check = {
  rules: [rule],
  documents: (program) => {
    const { project, projectYaml } = program;
    const { users, groups } = breakGlassReferences(project, []);
    const hasPolicies =
      protectionsIn(program).length > 0 ||
      program.documents.some((document) => document.spec.kind === 'ConditionalAccessPolicy');
    if (projectYaml === undefined || !hasPolicies || users.length + groups.length > 0) return [];
    const pointer = project.breakGlass === undefined ? '/version' : '/breakGlass';
    return [
      findingOf(rule, {
        message: 'the project has policies, but names no break-glass accounts',
        help: 'add `breakGlass: { groups: <the group that holds them> }`',
        span: projectYaml.keySpanOf(pointer) ?? projectYaml.spanOf(pointer),
        pointer,
      }),
    ];
  },
};
