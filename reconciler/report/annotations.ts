import type { Finding } from '../../schemas/finding.ts';
import { resourceKey } from '../../schemas/resource.ts';
import { firstOrigin, type Place, placeOf, worstFindings } from './place-of.ts';
import type { Report } from './report-format.ts';
import { changeSentences, plainSentence } from './sentences.ts';

/** A CI system shows this many of each kind and step; GitHub drops the rest without a word (docs.github.com: workflow commands, 2026). */
const mostOfKind = 10;

export type AnnotationKind = 'error' | 'warning';

/** One line beside the code, in any CI system. */
export interface Annotation {
  readonly kind: AnnotationKind;
  readonly place: Place | undefined;
  /** The code of a finding, or what it is about. */
  readonly title: string;
  readonly text: string;
}

/** What is worth a line beside the code: errors, warnings, what loosens protection, and drift. At most ten of a kind, worst first. */
export function annotationsOf(report: Report): readonly Annotation[] {
  const findings = worstFindings(report.plan.findings).flatMap((finding) => annotationOf(finding, report));
  const all = [...findings, ...sentenceAnnotations(report)];
  return (['error', 'warning'] as const).flatMap((kind) =>
    firstOf(
      all.filter((each) => each.kind === kind),
      kind,
    ),
  );
}

function firstOf(annotations: readonly Annotation[], kind: AnnotationKind): readonly Annotation[] {
  if (annotations.length <= mostOfKind) return annotations;
  const left = annotations.length - (mostOfKind - 1);
  const more: Annotation = {
    kind,
    place: undefined,
    title: 'gatewright',
    text: `${left} more like these are left out; the report has all`,
  };
  return [...annotations.slice(0, mostOfKind - 1), more];
}

function annotationOf(finding: Finding, report: Report): readonly Annotation[] {
  const { severity, code, message, help } = finding;
  if (severity === 'information') return [];
  const text = help === undefined ? message : `${message}\nhelp: ${help}`;
  return [{ kind: severity, place: placeOf(finding, report), title: code, text }];
}

function sentenceAnnotations(report: Report): readonly Annotation[] {
  const isDrift = report.about === 'drift';
  const told = changeSentences(report).filter(({ effect }) => isDrift || effect === 'looser');
  return told.map((sentence): Annotation => {
    const change = report.plan.changes.find((candidate) => resourceKey(candidate) === sentence.object);
    const asked = change?.properties.filter(({ pointer }) => sentence.pointers.includes(pointer));
    return {
      kind: 'warning',
      place: firstOrigin(asked, report.folder ?? ''),
      title: isDrift ? 'drift' : 'loosens protection',
      text: plainSentence(sentence),
    };
  });
}
