import type { Finding } from '../schemas/finding.ts';
import type { Resource } from '../schemas/resource.ts';
import { checks } from './checks/index.ts';
import type { Program } from './document.ts';
import type { LinkedProgram } from './link.ts';

/** What is wrong with the documents, over every check there is. */
export function checkDocuments(program: LinkedProgram): readonly Finding[] {
  return checks.flatMap((check) => check.documents?.(program) ?? []);
}

/** What is wrong with the Graph bodies they come to. */
export function checkResources(resources: readonly Resource[], program: Program): readonly Finding[] {
  return checks.flatMap((check) => check.resources?.(resources, program) ?? []);
}
