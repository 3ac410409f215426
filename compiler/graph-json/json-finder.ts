import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { formatPointer } from '../../schemas/pointer.ts';
import type { Span } from '../../schemas/span.ts';
import { indexLines, type LineIndex, spanBetween } from '../text/position.ts';
import { quote } from '../text/quote.ts';
import type { Candidate } from './find-candidates.ts';
import { jsonLimits } from './json-limits.ts';
import type { JsonPath, JsonRemark, JsonText } from './json-text.ts';
import { duplicateKey, halfCharacter, inexactNumber, moreFindings, tolerated } from './reader-rules.ts';

const remarkWords = {
  duplicateKey: { rule: duplicateKey, message: 'is said twice in one object', help: 'remove one of the two' },
  inexactNumber: { rule: inexactNumber, message: 'has more digits than can be kept', help: 'shorten the number' },
  halfCharacter: { rule: halfCharacter, message: 'holds half a character', help: 'export the object again, as utf-8' },
  comment: {
    rule: tolerated,
    message: 'begins a comment, which JSON does not have',
    help: 'comments are not carried over',
  },
  trailingComma: { rule: tolerated, message: 'is followed by nothing', help: 'remove the comma' },
} as const;

type Words = { readonly message: string; readonly help?: string | undefined };
type Text = Pick<JsonText, 'toFile'>;

/** Makes findings whose spans lie in one file, also for texts inside texts. */
export class JsonFinder {
  readonly #file: string;
  readonly #text: string;
  #lines: LineIndex | undefined;
  readonly #remarks = new Map<JsonText, readonly JsonRemark[]>();

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
  }

  span(json: Text, [start, end]: readonly [number, number]): Span {
    this.#lines ??= indexLines(this.#text);
    return spanBetween(this.#file, this.#lines, json.toFile(start), json.toFile(end));
  }

  finding(rule: FindingRule, words: Words, json: Text, place: readonly [number, number], path: JsonPath = []): Finding {
    return findingOf(rule, {
      message: words.message,
      ...(words.help === undefined ? {} : { help: words.help }),
      span: this.span(json, place),
      ...(path.length === 0 ? {} : { pointer: formatPointer(path) }),
    });
  }

  /** What was remarked inside a candidate. A binary search, because a hostile file has as many remarks as candidates. */
  remarksBelow({ json, start, end }: Pick<Candidate, 'json' | 'start' | 'end'>): readonly JsonRemark[] {
    const known = this.#remarks.get(json);
    const sorted = known ?? json.remarks.filter(isError).sort((left, right) => left.start - right.start);
    if (known === undefined) this.#remarks.set(json, sorted);
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    const found: JsonRemark[] = [];
    for (let remark = sorted[low]; remark !== undefined && remark.end <= end; remark = sorted[low]) {
      found.push(remark);
      low += 1;
    }
    return found;
  }

  /** Findings of remarks; their pointers lead on from the first `base` segments of the path in their text. */
  remarked(json: JsonText, remarks: readonly JsonRemark[], base = 0): readonly Finding[] {
    return remarks.slice(0, jsonLimits.findings + 1).map(({ kind, path, start, end, first }) => {
      const { rule, message, help } = remarkWords[kind];
      const said = `${quote(json.text.slice(start, end))} ${message}`;
      const key = kind === 'duplicateKey' ? [JSON.parse(json.text.slice(start, end)) as string] : [];
      const whole = kind === 'duplicateKey' ? [...path.slice(0, -1), ...key] : path;
      const finding = this.finding(rule, { message: said, help }, json, [start, end], whole.slice(base));
      if (first === undefined) return finding;
      return { ...finding, related: [{ message: 'first said here', span: this.span(json, [first.start, first.end]) }] };
    });
  }

  /** One finding for all comments and one for all trailing commas of a text. */
  toleratedIn(json: JsonText): readonly Finding[] {
    const firsts = (['comment', 'trailingComma'] as const).flatMap(
      (kind) => json.remarks.find((remark) => remark.kind === kind) ?? [],
    );
    return this.remarked(json, firsts).map(({ pointer: _, ...finding }) => finding);
  }
}

function isError({ kind }: JsonRemark): boolean {
  return kind !== 'comment' && kind !== 'trailingComma';
}

/** Errors first when there are too many findings, and one in place of those left out. */
export function limited(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= jsonLimits.findings) return findings;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const others = findings.filter(({ severity }) => severity !== 'error');
  const kept = [...errors, ...others].slice(0, jsonLimits.findings);
  const last = findings.at(-1);
  const message = 'there are more findings about it, which are left out';
  return [...kept, findingOf(moreFindings, { message, ...(last?.span === undefined ? {} : { span: last.span }) })];
}
