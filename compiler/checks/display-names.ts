import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { originOf, type Resource } from '../../schemas/resource.ts';
import type { Check } from './check.ts';
import { placeIn } from './policy-body.ts';

const groups = (title: string) => `kind: Group
name: sales
title: Sales
---
kind: Group
name: sales-emea
title: ${title}
`;

const rule: FindingRule = {
  code: 'GW4044',
  severity: 'warning',
  title: 'two objects of one kind have the same display name',
  explanation:
    'Graph allows it, and everybody who reads the portal or a sign-in log afterwards has to guess. A name that belongs to two objects can also not be used to refer to either of them.',
  failing: { documents: groups('Sales') },
  passing: { documents: groups('Sales EMEA') },
};

/** Display names that are not unique within their kind. */
export const displayNames: Check = {
  rules: [rule],
  resources: (resources) => {
    const first = new Map<string, Resource>();
    return resources.flatMap((resource) => {
      const title = resource.body.displayName;
      if (typeof title !== 'string') return [];
      const key = `${resource.kind}/${title.toLowerCase()}`;
      const earlier = first.get(key);
      first.set(key, earlier ?? resource);
      const span = earlier === undefined ? undefined : originOf(earlier, '/displayName')?.span;
      if (span === undefined) return [];
      return [
        findingOf(rule, {
          message: `the display name \`${title}\` is used twice`,
          help: 'give one of the two another `title`',
          ...placeIn(resource, '/displayName'),
          related: [{ message: 'the first one is here', span }],
        }),
      ];
    });
  },
};
