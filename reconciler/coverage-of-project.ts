import { coverageOfResources } from '../compiler/analysis/coverage-of-resources.ts';
import { doorWithoutLock } from '../compiler/checks/door-without-lock.ts';
import { noLockToBeHad } from '../compiler/checks/no-lock-to-be-had.ts';
import { peopleNotReached } from '../compiler/checks/people-not-reached.ts';
import { unassignedLock } from '../compiler/checks/unassigned-lock.ts';
import type { Compilation } from '../compiler/compile.ts';
import { type Finding, type FindingCode, hasErrors } from '../schemas/finding.ts';
import type { CoverageReport } from './report/coverage/coverage-report.ts';

/** Whom the policies of a project reach. `wrong` holds the findings that stand in the way of an answer. */
export function coverageOfProject(
  { findings, project, resources }: Compilation,
  name: string,
): CoverageReport & { readonly wrong: readonly Finding[] } {
  const wrong = hasErrors(findings.filter(({ code }) => !isAboutCoverage(code))) ? findings : [];
  const coverage = coverageOfResources(wrong.length > 0 ? [] : resources, project);
  const told = findings.filter(({ code }) => isAboutCoverage(code));
  return { about: 'project', name, wrong, coverage, findings: told };
}

/** What is told of holes: doors without locks, locks assigned to nobody, people not reached. */
const aboutCoverage = new Set(
  [doorWithoutLock, noLockToBeHad, unassignedLock, peopleNotReached]
    .flatMap(({ rules }) => rules)
    .map(({ code }) => code),
);

function isAboutCoverage(code: FindingCode): boolean {
  return aboutCoverage.has(code);
}
