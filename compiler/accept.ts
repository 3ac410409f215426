import type { Finding } from '../schemas/finding.ts';
import { resourceKey } from '../schemas/resource.ts';
import type { Document } from './document.ts';
import { documentKindNamed } from './documents/index.ts';
import type { LiteralSpec } from './documents/literal.ts';
import type { LinkedProgram } from './link.ts';

/**
 * What a literal document accepts by code is told as a warning with its reason, and stops nothing: such a document says what the
 * tenant holds, and the tenant may hold what the service would refuse today. Guards are not asked here, and accept nothing.
 */
export function withAccepted(findings: readonly Finding[], program: LinkedProgram): readonly Finding[] {
  const accepting = program.documents.flatMap((document) => {
    const { accept } = document.spec as Partial<LiteralSpec>;
    return accept === undefined ? [] : [{ document, accept, keys: keysOf(document, program) }];
  });
  if (accepting.length === 0) return findings;
  return findings.map((finding) => {
    if (finding.severity !== 'error') return finding;
    const found = accepting.find(
      ({ document, keys }) => keys.has(finding.resource ?? '') || isWithin(document, finding),
    );
    const reason = found?.accept[finding.code];
    return reason === undefined ? finding : { ...finding, severity: 'warning', help: `accepted: ${reason}` };
  });
}

function keysOf({ spec }: Document, program: LinkedProgram): ReadonlySet<string> {
  return new Set((documentKindNamed(spec.kind)?.lower(spec, program) ?? []).map(resourceKey));
}

function isWithin({ yaml }: Document, { span }: Finding): boolean {
  const whole = yaml.span;
  if (span === undefined || span.file !== whole.file) return false;
  return span.start.offset >= whole.start.offset && span.start.offset < whole.end.offset;
}
