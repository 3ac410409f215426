import { counted } from '../../../compiler/text/counted.ts';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import { type Coverage, type CoverageRow, coverageNotes } from '../../../schemas/coverage.ts';
import type { CoverageSummary } from './coverage-report.ts';

/** A mark beside the word, so that nobody needs to see colours. */
export const marks = { reached: '✓', partly: '◐', hole: '✗', unknown: '?' } as const;

export const requirementWords = {
  compliantDevice: 'a compliant device',
  compliantApplication: 'a protected app',
} as const;

/** Platforms as their makers write them. */
export const platformWords = {
  iOS: 'iOS',
  android: 'Android',
  windows: 'Windows',
  macOS: 'macOS',
  linux: 'Linux',
} as const;

export const stateWords = { enabled: 'enabled', reportOnly: 'report-only', disabled: 'disabled' } as const;

const fates = {
  unchecked: 'let in unchecked',
  lockedOut: 'locked out',
  otherControl: 'not reached, but another control lets them in',
} as const;

/** `3 of 40 let in unchecked`, `reached`, `perhaps`. */
export function verdictWords(row: CoverageRow): string {
  if (row.verdict === 'reached') return row.notes.includes('nobody') ? 'nobody to reach' : `reached${ofPeople(row)}`;
  if (row.verdict === 'partly') return 'reached on some devices';
  if (row.verdict === 'unknown') return 'not known';
  const fate = fates[row.consequence ?? 'unchecked'];
  if (row.count !== undefined) return `${row.count.unreached} of ${row.count.people} ${fate}`;
  const groups = [...new Set(row.leftOut.map(({ group }) => visibleText(group)))];
  return row.by.length === 0 || groups.length === 0 ? fate : `who is in ${groups.join(' or ')}: ${fate}`;
}

function ofPeople({ count }: CoverageRow): string {
  return count === undefined ? '' : `, all ${count.people}`;
}

/** Who, why, and what is not spoken of: everything beside the verdict. */
export function detailWords(row: CoverageRow): string {
  const shown = row.examples.map(visibleText).join(', ');
  const more = (row.count?.unreached ?? 0) - row.examples.length;
  const people = shown === '' ? [] : [`${shown}${more > 0 ? ` and ${more} more` : ''}`];
  const exclusions = row.leftOut.map(({ by, group }) => `${visibleText(by.title)} leaves out ${visibleText(group)}`);
  const notes = row.notes
    .filter((note) => note !== 'nobody')
    .map((note) =>
      note === 'guests' && row.count !== undefined && row.count.guests > 0
        ? guestWords(row.count.guests)
        : coverageNotes[note],
    );
  return [...people, ...(row.verdict === 'hole' ? exclusions : []), ...notes].join('; ');
}

function guestWords(guests: number): string {
  return `besides ${counted(guests, 'guest')}, whose device another tenant judges`;
}

export function byWords({ by }: CoverageRow): string {
  const names = [...new Set(by.map(({ title }) => visibleText(title)))];
  const shown = names.length > 3 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return shown.length === 0 ? '–' : shown.join(', ');
}

export function switchWords({ devicesWithoutPolicy }: Coverage): string {
  if (devicesWithoutPolicy === undefined)
    return 'What a device without a compliance policy counts as is not known; compliant is assumed.';
  return `A device without a compliance policy counts as ${devicesWithoutPolicy}.`;
}

export function summaryWords(summary: CoverageSummary): string {
  const parts = [
    `${summary.reached} reached`,
    `${summary.partly} on some devices`,
    `${summary.unchecked} with people let in unchecked`,
    `${summary.lockedOut} with people locked out`,
    ...(summary.otherControl > 0 ? [`${summary.otherControl} with another way in`] : []),
    `${summary.unknown} not known`,
  ];
  return `${counted(summary.rows, 'row')}: ${parts.join(', ')}.`;
}
