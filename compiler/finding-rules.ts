import type { FindingRule } from '../schemas/finding.ts';
import { checks } from './checks/index.ts';
import { nameRules } from './name-rules.ts';
import { shapeRules } from './shape-rules.ts';
import { textRules } from './text/rules.ts';
import { waiverRules } from './waivers/waiver-rules.ts';

/** Every rule by which the compiler makes findings, in the order of their codes: text, shape, names, meaning. */
export const compilerRules: readonly FindingRule[] = [
  ...textRules,
  ...shapeRules,
  ...nameRules,
  ...checks.flatMap((check) => check.rules),
  ...waiverRules,
].toSorted((left, right) => (left.code < right.code ? -1 : 1));
