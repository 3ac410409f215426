import type { FindingExample } from '../../schemas/finding.ts';

/** The text of a policy with these members besides name and state; examples of the reader are JSON files. */
export function policyText(members: string): string {
  return `{ "displayName": "Mail", "state": "enabled", ${members} }\n`;
}

const passing: FindingExample = {
  documents: policyText(
    '"conditions": { "users": { "includeUsers": ["All"] } }, "grantControls": { "operator": "OR", "builtInControls": ["mfa"] }',
  ),
};

/** A rule's failing example, beside the policy with which nothing is wrong. */
export function failing(documents: string): { readonly failing: FindingExample; readonly passing: FindingExample } {
  return { failing: { documents }, passing };
}

/** The policy with which nothing is wrong. */
export const soundPolicy = passing.documents;
