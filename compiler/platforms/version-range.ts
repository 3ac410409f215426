import type { Json } from '../../schemas/json.ts';
import { type Answer, isUnsupported, type Unsupported } from './platform.ts';
import { tellRange } from './tell-range.ts';

/** Allowed operating system versions, both ends included, as the user spelled them. At least one end is present. */
export interface VersionRange {
  readonly minimum?: string;
  readonly maximum?: string;
}

/** Four numbers at most, as in `10.0.19045.4170`; no platform here counts further. */
const versionPattern = /^\d{1,9}(\.\d{1,9}){0,3}$/;
const boundPattern = /(>=|<=)\s*([^\s<>=,]+)/g;

/**
 * Reads `>= 17`, `<= 18` or `>= 13 <= 15.2` (either end first, a comma between them allowed), or says in a sentence why it
 * cannot. There is no `>` or `<`, because Graph's osMinimumVersion and osMaximumVersion are themselves allowed versions
 * (Graph v1.0 metadata of macOSCompliancePolicy, 2026-08).
 */
export function parseVersionRange(text: string): VersionRange | Unsupported {
  const bounds = [...text.matchAll(boundPattern)];
  const leftover = text.replaceAll(boundPattern, ' ').replace(',', ' ').trim();
  if (bounds.length === 0 || leftover !== '') {
    return {
      unsupported: `the version range \`${text}\` cannot be read: write \`>= 17\`, \`<= 18\` or \`>= 13 <= 15.2\``,
    };
  }
  const range: { minimum?: string; maximum?: string } = {};
  for (const [, operator = '', version = ''] of bounds) {
    const end = operator === '>=' ? 'minimum' : 'maximum';
    if (range[end] !== undefined) {
      return { unsupported: `the version range \`${text}\` says \`${operator}\` more than once` };
    }
    if (!versionPattern.test(version)) {
      return {
        unsupported: `the version \`${version}\` is not one to four numbers with dots between, as in 10.0.19045`,
      };
    }
    range[end] = version;
  }
  if (range.minimum !== undefined && range.maximum !== undefined && isNewer(range.minimum, range.maximum)) {
    return { unsupported: `no version lies in \`${text}\`: the minimum is newer than the maximum` };
  }
  return range;
}

/** A range of versions in two properties, either of which may be left out. */
function versionsIn(minimum: string, maximum: string): Answer<string> {
  return {
    wire: [minimum, maximum],
    lower(text) {
      const range = parseVersionRange(text);
      if (isUnsupported(range)) return range;
      return {
        ...(range.minimum === undefined ? {} : { [minimum]: range.minimum }),
        ...(range.maximum === undefined ? {} : { [maximum]: range.maximum }),
      };
    },
    lift: (body) => writeVersionRange(body[minimum], body[maximum]),
    tell: tellRange(minimum, maximum, 'version'),
  };
}

/** The `os` fact as all compliance policy types spell it. */
export const osVersions: Answer<string> = versionsIn('osMinimumVersion', 'osMaximumVersion');

/** The one way a range is written; an end that is no version is left out, both when they make no range. */
export function writeVersionRange(minimum: Json | undefined, maximum: Json | undefined): string | undefined {
  const bound = (operator: string, version: Json | undefined) =>
    typeof version === 'string' && versionPattern.test(version) ? [`${operator} ${version}`] : [];
  const text = [...bound('>=', minimum), ...bound('<=', maximum)].join(' ');
  return isUnsupported(parseVersionRange(text)) ? undefined : text;
}

/** Compares number by number; a number that is not there counts as 0, so 17 and 17.0 are the same version. */
function isNewer(version: string, other: string): boolean {
  const numbers = version.split('.').map(Number);
  const others = other.split('.').map(Number);
  for (let index = 0; index < 4; index += 1) {
    const difference = (numbers[index] ?? 0) - (others[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
