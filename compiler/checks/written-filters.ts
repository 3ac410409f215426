import { isJsonObject, type Json } from '../../schemas/json.ts';
import { type Pointer, readPointer } from '../../schemas/pointer.ts';
import type { Document } from '../document.ts';
import type { FilterHead } from '../filter/filter-rule.ts';

/** The rule of a filter where a person wrote it. */
export interface WrittenFilter {
  readonly pointer: Pointer;
  readonly text: string;
  readonly head: FilterHead;
}

/** Where a literal body holds rules, and whose attributes they name. */
const inBodies: readonly { readonly pointer: Pointer; readonly head: FilterHead }[] = [
  { pointer: '/body/conditions/devices/deviceFilter/rule', head: 'device' },
  { pointer: '/body/conditions/applications/applicationFilter/rule', head: 'CustomSecurityAttribute' },
  { pointer: '/body/conditions/clientApplications/servicePrincipalFilter/rule', head: 'CustomSecurityAttribute' },
];

/** The filter rules of a document: of a protection and its cases, or of a literal body. */
export function writtenFilters({ spec, yaml }: Document): readonly WrittenFilter[] {
  if (spec.kind === 'ConditionalAccessPolicy')
    return inBodies.flatMap(({ pointer, head }) => at(yaml.value, pointer, head));
  if (spec.kind !== 'Protection') return [];
  const cases = isJsonObject(yaml.value) && Array.isArray(yaml.value.cases) ? yaml.value.cases : [];
  const clauses = ['/when', ...cases.map((_, index) => `/cases/${index}/when`)];
  return clauses.flatMap((clause) =>
    ['include', 'exclude'].flatMap((mode) => at(yaml.value, `${clause}/deviceFilter/${mode}`, 'device')),
  );
}

function at(value: Json, pointer: Pointer, head: FilterHead): readonly WrittenFilter[] {
  const text = readPointer(value, pointer);
  return typeof text === 'string' ? [{ pointer, text, head }] : [];
}
