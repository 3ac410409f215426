import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Guard } from './guard.ts';

/** Below this many objects of ours a share says nothing: one of two is half. */
const fewestForShare = 10;

const locations = (count: number, range: string) =>
  Array.from(
    { length: count },
    (_, index) => `kind: NamedLocation\nname: site-${index}\nranges: ${range}.${index}.0/24\n`,
  ).join('---\n');

const rule: FindingRule = {
  code: 'GW6004',
  severity: 'error',
  title: 'the plan changes or deletes more than the rails allow',
  explanation:
    'A plan that touches a large part of what is there is more often a mistake (the wrong branch, an empty folder, a renamed key) than an intention. The limits stand under `rails` in the project file. To let one plan pass, accept it by code with a reason: `--accept GW6004=REASON`.',
  failing: { documents: locations(12, '10.1'), tenant: { applied: locations(12, '10.2') } },
  passing: {
    documents: locations(12, '10.1'),
    project: 'version: 1\nrails: { maximumSharePercent: 100 }\n',
    tenant: { applied: locations(12, '10.2') },
  },
};

/** Too much at once. Creates do not count: they take nothing away. */
export const massChange: Guard = {
  rule,
  acceptable: true,
  check: ({ drafts, project, owned }) => {
    const { maximumChanges = 50, maximumDeletes = 5, maximumSharePercent = 30 } = project.rails ?? {};
    const deletes = drafts.filter(({ change }) => change.action === 'delete').length;
    const changes =
      deletes +
      drafts.filter(
        ({ change }) => change.action !== 'create' && change.action !== 'delete' && change.properties.length > 0,
      ).length;
    const share = owned < fewestForShare ? 0 : (changes * 100) / owned;
    const told = [
      ...(deletes > maximumDeletes
        ? [`deletes ${deletes} objects, more than \`rails.maximumDeletes\` allows (${maximumDeletes})`]
        : []),
      ...(changes > maximumChanges
        ? [`changes ${changes} objects, more than \`rails.maximumChanges\` allows (${maximumChanges})`]
        : []),
      ...(share > maximumSharePercent
        ? [
            `changes ${Math.round(share)} % of our ${owned} objects, more than \`rails.maximumSharePercent\` allows (${maximumSharePercent})`,
          ]
        : []),
    ];
    return told.map((message) =>
      findingOf(rule, {
        message: `the plan ${message}`,
        help: 'split the change, accept it with `--accept GW6004=REASON`, or set the limit in gatewright.yaml',
      }),
    );
  },
};
