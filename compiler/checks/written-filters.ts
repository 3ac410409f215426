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
  {
    pointer: '/body/conditions/clientApplications/agentIdServicePrincipalFilter/rule',
    head: 'CustomSecurityAttribute',
  },
];

/** Where a sentence or an audience holds rules over the attributes of applications. */
const inSentences: readonly Pointer[] = ['/protect/filter', '/for/workloads/filter', '/for/agents/filter'];

/** The filter rules of a document: of a protection and its cases, of an audience, or of a literal body. */
export function writtenFilters({ spec, yaml }: Document): readonly WrittenFilter[] {
  if (spec.kind === 'ConditionalAccessPolicy')
    return inBodies.flatMap(({ pointer, head }) => at(yaml.value, pointer, head));
  if (spec.kind !== 'Protection' && spec.kind !== 'Audience') return [];
  const cases = isJsonObject(yaml.value) && Array.isArray(yaml.value.cases) ? yaml.value.cases : [];
  const clauses = ['/when', ...cases.map((_, index) => `/cases/${index}/when`)];
  const either = (filter: Pointer, head: FilterHead) =>
    ['include', 'exclude'].flatMap((mode) => at(yaml.value, `${filter}/${mode}`, head));
  return [
    ...clauses.flatMap((clause) => either(`${clause}/deviceFilter`, 'device')),
    ...inSentences.flatMap((filter) => either(filter, 'CustomSecurityAttribute')),
  ];
}

function at(value: Json, pointer: Pointer, head: FilterHead): readonly WrittenFilter[] {
  const text = readPointer(value, pointer);
  return typeof text === 'string' ? [{ pointer, text, head }] : [];
}
