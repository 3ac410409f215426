import { hasErrors } from '../../../schemas/finding.ts';
import type { CoverageReport } from './coverage-report.ts';

/**
 * Whether somebody is let in unchecked or locked out by a policy that is not switched off. What no policy could ever give (a protected
 * app on Linux) is no hole in the assignments, and whatever is not known is told, but fails nothing.
 */
export function hasHoles({ coverage, findings }: CoverageReport): boolean {
  const isHole = coverage.rows.some(
    ({ verdict, consequence, policy, notes }) =>
      verdict === 'hole' &&
      consequence !== 'otherControl' &&
      policy.state !== 'disabled' &&
      !notes.includes('noSuchPolicy'),
  );
  return isHole || hasErrors(findings);
}
