import type { Finding } from '../../schemas/finding.ts';
import { isWithin } from '../../schemas/pointer.ts';
import { resourceKey } from '../../schemas/resource.ts';
import type { Report } from './report-format.ts';

/** A line of a file below the root of the repository. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where a finding is about: its own place, or the line that asks for the property it names, or any line of the object. */
export function placeOf(finding: Finding, report: Report): Place | undefined {
  const { folder = '' } = report;
  const { span, resource, pointer = '' } = finding;
  if (span !== undefined) return { file: `${folder}${span.file}`, line: span.start.line, column: span.start.column };
  const change = report.plan.changes.find((candidate) => resourceKey(candidate) === resource);
  return (
    firstOrigin(
      change?.properties.filter((property) => isWithin(property.pointer, pointer)),
      folder,
    ) ?? firstOrigin(change?.properties, folder)
  );
}

type Properties = Report['plan']['changes'][number]['properties'];

/** The first line that asks for one of these properties. */
export function firstOrigin(properties: Properties | undefined, folder: string): Place | undefined {
  const origin = properties?.find((property) => property.origin !== undefined)?.origin;
  return origin === undefined ? undefined : { ...origin, file: `${folder}${origin.file}` };
}

const severities = ['error', 'warning', 'information'];

/** Errors first, then warnings; within these as found. */
export function worstFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((left, right) => severities.indexOf(left.severity) - severities.indexOf(right.severity));
}
