import type { CoverageRow } from '../../schemas/coverage.ts';
import type { Resource } from '../../schemas/resource.ts';
import { type Program, protectionsIn, standardsIn as standardDocumentsIn } from '../document.ts';
import { platformsOf } from '../documents/device-standard.ts';
import { branchesOf } from '../documents/protection.ts';
import { standardsIn } from '../sentence/require.ts';
import { unassignedLocks } from './unassigned-locks.ts';

/** Whether a check that knows more about its cause tells of a row already, or there is nothing to tell. */
export function toldElsewhere(resources: readonly Resource[], program: Program): (row: CoverageRow) => boolean {
  const standards = new Map(standardDocumentsIn(program).map(({ spec }) => [spec.name, spec]));
  const covered = new Map<string, ReadonlySet<string>>();
  for (const { name, named } of sentencesIn(program)) {
    const words = named.flatMap((standard) => {
      const spec = standards.get(standard);
      return spec === undefined ? [] : platformsOf(spec).map((each) => each.conditionalAccessPlatform);
    });
    if (named.length > 0) covered.set(`conditionalAccessPolicies/${name}`, new Set<string>(words));
  }
  const sentences = new Set(sentencesIn(program).map(({ name }) => `conditionalAccessPolicies/${name}`));
  const unassigned = unassignedLocks(resources);
  return (row) => {
    if (row.verdict === 'reached' || row.people.kind === 'guests' || row.consequence === 'otherControl') return true;
    if (row.notes.includes('noSuchPolicy')) return true;
    // Which kinds of Android device a standard judges is told where it is named.
    if (row.verdict === 'partly') return !row.notes.includes('filter');
    if (row.requires !== 'compliantDevice') return false;
    // That a sentence names no standard is told where it does not.
    if (row.notes.includes('notHeld') && sentences.has(row.policy.key)) return true;
    if (unassigned.has(row.platform)) return true;
    return covered.get(row.policy.key)?.has(row.platform) === false;
  };
}

/** Whether the policy comes from a sentence that says which standard its people need. */
export function namesItsStandard(policy: string, program: Program): boolean {
  return sentencesIn(program).some(({ name, named }) => name === policy && named.length > 0);
}

function sentencesIn(program: Program) {
  return protectionsIn(program).flatMap(({ spec }) =>
    branchesOf(spec).map((branch) => ({ name: `${spec.name}${branch.suffix}`, named: standardsIn(branch.require) })),
  );
}
