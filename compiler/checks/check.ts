import type { Finding, FindingRule } from '../../schemas/finding.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Program } from '../document.ts';
import type { LinkedProgram } from '../link.ts';

/** One thing that can be wrong with what a project means. Add one by adding a file here and a line in `index.ts`. */
export interface Check {
  readonly rules: readonly FindingRule[];
  /** Looks at documents, as people wrote them, once they know each other. */
  readonly documents?: (program: LinkedProgram) => readonly Finding[];
  /** Looks at Graph bodies, whether a sentence or a literal document made them: the service's own rules belong here. */
  readonly resources?: (resources: readonly Resource[], program: Program) => readonly Finding[];
}
