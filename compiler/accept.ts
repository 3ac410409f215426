import type { Finding } from '../schemas/finding.ts';
import { type Resource, resourceKey } from '../schemas/resource.ts';
import { documentKindNamed } from './documents/index.ts';
import type { LiteralSpec } from './documents/literal.ts';
import type { LinkedProgram } from './link.ts';

/**
 * What a literal document accepts by code is told as a warning with its reason, and stops nothing: such a document says what the
 * tenant holds, and the tenant may hold what the service would refuse today. Guards are not asked here, and accept nothing.
 */
export function withAccepted(
  findings: readonly Finding[],
  resources: readonly Resource[],
  program: LinkedProgram,
): readonly Finding[] {
  const accepted = acceptances(resources, program);
  return findings.map((finding) => {
    const reason = finding.severity === 'error' ? accepted.get(finding.resource ?? '')?.[finding.code] : undefined;
    return reason === undefined ? finding : { ...finding, severity: 'warning', help: `accepted: ${reason}` };
  });
}

/** Resource key → code → reason. */
function acceptances(resources: readonly Resource[], program: LinkedProgram) {
  const keys = new Set(resources.map(resourceKey));
  return new Map(
    program.documents.flatMap(({ spec }) => {
      const { accept } = spec as Partial<LiteralSpec>;
      if (accept === undefined) return [];
      const lowered = documentKindNamed(spec.kind)?.lower(spec, program) ?? [];
      return lowered.map(resourceKey).flatMap((key) => (keys.has(key) ? [[key, accept] as const] : []));
    }),
  );
}
