import type { Bindings } from '../schemas/bindings.ts';
import type { Finding } from '../schemas/finding.ts';
import { hasErrors } from '../schemas/finding.ts';
import { type Resource, resourceKey } from '../schemas/resource.ts';
import type { Waiver } from '../schemas/waiver.ts';
import { withAccepted } from './accept.ts';
import { checkDocuments, checkResources } from './check.ts';
import { resourceCollisions, withoutDuplicates } from './duplicate-names.ts';
import { expandAudiences } from './expand-audiences.ts';
import { link } from './link.ts';
import { lower } from './lower.ts';
import { parse } from './parse.ts';
import type { Project } from './project.ts';
import { resolve } from './resolve.ts';
import type { SourceText } from './text/source-text.ts';
import { readWaivers } from './waivers/read-waivers.ts';
import { withResolvedValues } from './waivers/with-resolved-values.ts';

export interface CompileInput {
  /** The project file and every file with documents, in any order. */
  readonly files: readonly SourceText[];
  /** Names of the tenant that are already known. */
  readonly bindings?: Bindings | undefined;
  /** True where the tenant is asked next about every name: one that looks misspelt may be right there. */
  readonly asksTenant?: boolean | undefined;
}

export interface Compilation {
  readonly project: Project;
  /** What the tenant should hold, in stable order. Only to be used when no finding is an error. */
  readonly resources: readonly Resource[];
  /** Deviations that are accepted until a day; `waiverTerms` says what there is to say of the day. */
  readonly waivers: readonly Waiver[];
  readonly findings: readonly Finding[];
}

/**
 * The whole compiler: parse → expand → link → check → lower → resolve → check. Pure and deterministic; the order of files does not
 * matter. All stages run even after errors, so that one run tells as much as it can.
 */
export function compile(input: CompileInput): Compilation {
  const files = input.files.toSorted((left, right) => compareText(left.file, right.file));
  const parsed = parse(files);
  const unique = withoutDuplicates(parsed.program.documents);
  const expanded = expandAudiences({ ...parsed.program, documents: unique.documents });
  const { linked, findings: unlinked } = link(expanded.program);
  const told = withAccepted(checkDocuments(linked), linked);
  const wrong = [...parsed.findings, ...unique.findings, ...expanded.findings, ...unlinked, ...told];
  const lowered = lower(linked);
  const read = readWaivers(linked, lowered);
  const resolved = withResolvedValues(lowered, read.waivers, (all) => resolve(all, input.bindings, input.asksTenant));
  const refused = hasErrors(wrong) ? [] : withAccepted(checkResources(resolved.resources, linked), linked);
  const findings = [...wrong, ...resourceCollisions(lowered), ...read.findings, ...resolved.findings, ...refused];
  return {
    project: linked.project,
    resources: resolved.resources.toSorted((left, right) => compareText(resourceKey(left), resourceKey(right))),
    waivers: resolved.waivers,
    findings: findings.toSorted(comparePlaces),
  };
}

/** By code unit, so that the order is the same on every machine and in every locale. */
function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function comparePlaces(left: Finding, right: Finding): number {
  return (
    compareText(left.span?.file ?? '', right.span?.file ?? '') ||
    (left.span?.start.offset ?? 0) - (right.span?.start.offset ?? 0) ||
    compareText(left.code, right.code)
  );
}
