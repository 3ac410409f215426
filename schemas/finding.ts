import type { Pointer } from './pointer.ts';
import type { Span } from './span.ts';

export const severities = ['error', 'warning', 'information'] as const;

/** error: the run stops before anything is written; warning: a person should look; information: worth knowing. */
export type Severity = (typeof severities)[number];

/** A stable code: GW1 text, GW2 shape, GW3 names, GW4 meaning, GW5 tenant, GW6 guards. Never reused. */
export type FindingCode = `GW${number}`;

/**
 * Something a person should know about their files or their tenant: the user's mistake, told as a value.
 * `message` is lower case with the user's own words in backticks, what first and where second; `help` says what to do.
 */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  readonly span?: Span;
  /** `collection/name` of the resource concerned. */
  readonly resource?: string;
  readonly pointer?: Pointer;
  /** Other places that belong to the story, e.g. the first of two documents with one name. */
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
  /** The revision that files are compared with has it too: it is no news. */
  readonly known?: boolean;
}

/** A small project, and where needed the tenant it meets, that shows a rule at work. Run by the laws, printed by `explain`. */
export interface FindingExample {
  /** The policy file. */
  readonly documents: string;
  /** `gatewright.yaml`; a minimal one stands in when absent. */
  readonly project?: string;
  /** The day it is looked at, where that matters: `2026-11-25`. */
  readonly today?: string;
  /** What the tenant holds before: documents of ours applied earlier, and Graph bodies made by others. */
  readonly tenant?: {
    readonly applied?: string;
    readonly byHand?: readonly { readonly path: string; readonly body: object }[];
    /** Paths the identity may not read. */
    readonly forbidden?: readonly string[];
  };
}

/** The definition behind a code: what `gatewright explain CODE` prints. */
export interface FindingRule {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** One line, lower case. */
  readonly title: string;
  /** Why the rule exists and what to do, in plain words; cites the Graph page for a belief about Graph. */
  readonly explanation: string;
  readonly failing: FindingExample;
  readonly passing: FindingExample;
}

/** A finding of a rule: code and severity come from the rule, the rest from the place. */
export function findingOf(rule: FindingRule, details: Omit<Finding, 'code' | 'severity'>): Finding {
  return { code: rule.code, severity: rule.severity, ...details };
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}
