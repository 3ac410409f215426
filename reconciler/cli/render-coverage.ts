import pico from 'picocolors';
import { hasErrors } from '../../schemas/finding.ts';
import type { CoverageReport } from '../report/coverage/coverage-report.ts';
import { coverageHtml } from '../report/coverage/html.ts';
import { coverageJson } from '../report/coverage/json.ts';
import { coverageText } from '../report/coverage/text.ts';
import type { Colours } from './output.ts';

/** The formats of a coverage report, each made only when it is wanted; files get no colours. */
export function renderCoverage(report: CoverageReport, onlyHoles: boolean) {
  return (colours: Colours = pico.createColors(false)): Readonly<Record<string, () => string>> => ({
    text: () => coverageText(report, colours, onlyHoles),
    json: () => coverageJson(report),
    html: () => coverageHtml(report),
  });
}

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
