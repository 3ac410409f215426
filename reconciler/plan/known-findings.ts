import { visibleText } from '../../compiler/text/visible-text.ts';
import type { Finding } from '../../schemas/finding.ts';
import type { Plan } from '../../schemas/plan.ts';

/** Findings of the newer files, each that the older have too marked as known; what is new comes first. */
export function markKnown(findings: readonly Finding[], before: readonly Finding[]): readonly Finding[] {
  const left = new Map<string, number>();
  for (const finding of before) left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + 1);
  const marked = findings.map((finding): Finding => {
    const count = left.get(keyOf(finding)) ?? 0;
    if (count === 0) return finding;
    left.set(keyOf(finding), count - 1);
    return { ...finding, known: true };
  });
  return [...marked.filter(({ known }) => known !== true), ...marked.filter(({ known }) => known === true)];
}

/** Lines move with every edit, and a file may be renamed: a finding is the same while it says the same of the same object. */
function keyOf({ code, message, resource, pointer }: Finding): string {
  return JSON.stringify([code, message, resource, pointer]);
}

/** Errors of the older files, as warnings: they are not the newer files' fault, which may be their cure. */
export function toldOfBase({ ref }: NonNullable<Plan['base']>, findings: readonly Finding[]): readonly Finding[] {
  return findings
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message, span }): Finding => {
      const place = span === undefined ? '' : ` (${span.file}:${span.start.line})`;
      return {
        code,
        severity: 'warning',
        message: visibleText(`\`${ref}\` does not compile, so what changes cannot be told: ${message}${place}`),
        help: 'compare with a revision that compiles: `--base REF`',
      };
    });
}
