import type { Finding } from '../../schemas/finding.ts';

/** Each finding once per place: a name of one line of YAML may stand in several bodies, or several times in one. */
export function distinctFindings(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, message, span, resource }) => {
    const place = span === undefined ? resource : `${span.file}:${span.start.offset}`;
    const key = JSON.stringify([code, message, place]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
