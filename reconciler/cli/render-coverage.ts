import pico from 'picocolors';
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
