import type { Json, JsonObject } from '../../schemas/json.ts';
import { type Answer, isUnsupported, type Unsupported } from './platform.ts';
import { allowedDistributions } from './setting-instances.ts';
import { parseVersionRange } from './version-range.ts';

/** Distributions Intune can be told to allow (options of the setting's definition in a live tenant, published in 2026). */
const distributions = ['ubuntu', 'rhel'];

const example = '`ubuntu >= 22.04, rhel >= 8 <= 9`';

/**
 * The `os` fact of Linux: distributions with commas between, each with the versions that are allowed, `ubuntu >= 22.04 <= 24.04, rhel`.
 * A distribution without a version is allowed in any.
 */
export const linuxDistributions: Answer<string> = {
  wire: [allowedDistributions],
  lower: lowerDistributions,
  lift: (body) => liftDistributions(body[allowedDistributions] ?? null),
};

function lowerDistributions(text: string): JsonObject | Unsupported {
  const read = clausesIn(text).map(readClause);
  const refusal = read.find(isUnsupported);
  if (refusal !== undefined) return refusal;
  return { [allowedDistributions]: read as readonly Json[] };
}

/** The mirror of `lowerDistributions`; undefined for what it cannot have come from. */
function liftDistributions(value: Json): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const clauses = (value as readonly JsonObject[]).map(({ type, minimumVersion, maximumVersion }) =>
    [
      String(type),
      ...(minimumVersion === undefined ? [] : [`>= ${String(minimumVersion)}`]),
      ...(maximumVersion === undefined ? [] : [`<= ${String(maximumVersion)}`]),
    ].join(' '),
  );
  return clauses.join(', ');
}

/** The text by distribution; a comma may stand between the two ends of a range as well. */
function clausesIn(text: string): readonly string[] {
  return text.split(/,(?!\s*[<>])/).map((clause) => clause.replaceAll(',', ' ').trim());
}

function readClause(clause: string): JsonObject | Unsupported {
  const [, word = '', bounds = ''] = /^([A-Za-z]*)\s*(.*)$/s.exec(clause) ?? [];
  const type = word.toLowerCase();
  if (type === '')
    return { unsupported: `a version of Linux is one of a distribution: write ${example} instead of \`${clause}\`` };
  if (!distributions.includes(type)) {
    return { unsupported: `Intune cannot be told to allow the distribution \`${word}\`: write ${example}` };
  }
  if (bounds === '') return { type };
  const range = parseVersionRange(bounds);
  if (isUnsupported(range)) return range;
  const { minimum, maximum } = range;
  return {
    type,
    ...(minimum === undefined ? {} : { minimumVersion: minimum }),
    ...(maximum === undefined ? {} : { maximumVersion: maximum }),
  };
}
