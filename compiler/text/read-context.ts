import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { textLimits } from './limits.ts';
import { type LineIndex, spanBetween } from './position.ts';
import { findingLimit } from './rules.ts';
import type { Range } from './yaml-node.ts';

/** What a finding says beside its rule and place. */
export interface Complaint {
  readonly message: string;
  readonly help?: string;
  /** A second place that belongs to the story. */
  readonly also?: { readonly message: string; readonly range: Range };
}

/** One reading of one file: its text, its lines and the findings so far. */
export class ReadContext {
  readonly findings: Finding[] = [];
  readonly file: string;
  readonly lines: LineIndex;

  constructor(file: string, lines: LineIndex) {
    this.file = file;
    this.lines = lines;
  }

  get text(): string {
    return this.lines.text;
  }

  /** True when the limit of findings was passed: reading further would only lengthen a list nobody finishes. */
  get full(): boolean {
    return this.findings.length > textLimits.findingsPerFile;
  }

  report(rule: FindingRule, range: Range, complaint: Complaint): void {
    if (this.full) return;
    if (this.findings.length === textLimits.findingsPerFile) {
      this.push(findingLimit, range, {
        message: `the file has more than ${textLimits.findingsPerFile} mistakes, and from here on it is not read`,
        help: 'correct those shown and run again',
      });
      return;
    }
    this.push(rule, range, complaint);
  }

  private push(rule: FindingRule, range: Range, { message, help, also }: Complaint): void {
    const toSpan = ({ start, end }: Range) => spanBetween(this.file, this.lines, start, end);
    this.findings.push(
      findingOf(rule, {
        message,
        ...(help === undefined ? {} : { help }),
        span: toSpan(range),
        ...(also === undefined ? {} : { related: [{ message: also.message, span: toSpan(also.range) }] }),
      }),
    );
  }
}
