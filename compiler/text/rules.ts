import type { FindingRule } from '../../schemas/finding.ts';
import { sourceRules } from './source-rules.ts';
import { yamlRules } from './yaml-rules.ts';

export * from './source-rules.ts';
export * from './yaml-rules.ts';

/** Every rule of the text layer, in the order of the codes GW1001 and on. */
export const textRules: readonly FindingRule[] = [...sourceRules, ...yamlRules];
