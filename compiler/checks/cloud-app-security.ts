import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { hasWord, placeIn, policiesIn } from './policy-body.ts';

const controlled = (type: string) =>
  examplePolicy({ session: `{ cloudAppSecurity: { isEnabled: true, cloudAppSecurityType: ${type} } }` });

const rule: FindingRule = {
  code: 'GW4085',
  severity: 'warning',
  title: 'app control of sessions is of a type nobody knows',
  explanation:
    'The types are mcasConfigured (what Defender for Cloud Apps says), monitorOnly and blockDownloads (msgraph-metadata, v1.0 schema, 2026); each needs a licence for Defender for Cloud Apps, without which the service refuses the policy (terraform-provider-azuread issue 1347).',
  failing: { documents: controlled('blockUploads') },
  passing: { documents: controlled('blockDownloads') },
};

const pointer = '/sessionControls/cloudAppSecurity/cloudAppSecurityType';
const types = ['mcasConfigured', 'monitorOnly', 'blockDownloads'];

/** Types of app control. */
export const cloudAppSecurity: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources).flatMap((resource) => {
      const type = readPointer(resource.body, pointer);
      if (typeof type !== 'string' || hasWord(types, type)) return [];
      const message = `\`${type}\` in \`${resource.name}\` is no type of app control`;
      const help = `one of ${types.map((name) => `\`${name}\``).join(', ')}`;
      return [findingOf(rule, { message, help, ...placeIn(resource, pointer) })];
    }),
};
