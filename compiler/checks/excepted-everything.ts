import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { protectionsIn } from '../document.ts';
import { scalarPlace } from '../scalar-place.ts';
import type { Check } from './check.ts';

const sentence = (except: string) => `kind: Protection
name: office
protect: { apps: all apps, except: ${except} }
for: Sales
require: mfa
`;

const everything = 'all apps';

const rule: FindingRule = {
  code: 'GW4062',
  severity: 'error',
  title: 'a protection leaves out all apps',
  explanation:
    '`all apps` is the word for every application there is. Among those left out it would leave a protection that protects nothing, which no reader expects, and Graph knows the word All only among the applications that are included (Graph reference: conditionalAccessApplications). Name the applications that are left out.',
  failing: { documents: sentence('[all apps]') },
  passing: { documents: sentence('[Exchange Online]') },
};

/** `all apps` under `except`. */
export const exceptedEverything: Check = {
  rules: [rule],
  documents: (program) =>
    protectionsIn(program).flatMap(({ spec, yaml }) => {
      const isSaid = spec.protect.except?.some((app) => app.toLowerCase() === everything) === true;
      if (!isSaid) return [];
      const pointer = scalarPlace(yaml.value, '/protect/except', everything) ?? '/protect/except';
      return [
        findingOf(rule, {
          message: `\`${spec.name}\` leaves out \`${everything}\`, and so protects nothing`,
          help: 'name the applications that are left out, or remove `except`',
          span: yaml.spanOf(pointer),
          pointer,
        }),
      ];
    }),
};
