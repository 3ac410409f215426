import { type Finding, findingOf } from '../../schemas/finding.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { namesToReferences } from '../../schemas/kinds/names-to-references.ts';
import { isWithin, type Pointer, parsePointer, readPointer } from '../../schemas/pointer.ts';
import { type Resource, resourceKey } from '../../schemas/resource.ts';
import type { Waiver } from '../../schemas/waiver.ts';
import { type Document, waiversIn } from '../document.ts';
import type { WaiverSpec } from '../documents/waiver.ts';
import type { LinkedProgram } from '../link.ts';
import { quote } from '../text/quote.ts';
import { didYouMean } from '../text/suggest.ts';
import { propertyProblem } from './property-problem.ts';
import { propertyPointer, propertyWords } from './property-words.ts';
import { objectLookUp } from './waived-objects.ts';
import { unknownProperty, unwaivableProperty, waivedTwice } from './waiver-rules.ts';

export interface ReadWaivers {
  /** One for each object a Waiver is about. */
  readonly waivers: readonly Waiver[];
  readonly findings: readonly Finding[];
}

/** Waiver documents → what they cover, by object. What cannot be covered becomes findings, and is no waiver. */
export function readWaivers(program: LinkedProgram, resources: readonly Resource[]): ReadWaivers {
  const lookUp = objectLookUp(program, resources);
  const findings: Finding[] = [];
  const waivers = waiversIn(program).flatMap((document): readonly Waiver[] => {
    const { object, unmanaged } = document.spec;
    if (unmanaged !== undefined) return [{ ...termsOf(document, '/unmanaged'), about: { unmanaged } }];
    const found = object === undefined ? undefined : lookUp(document, object);
    if (found === undefined) return [];
    if (!isList(found)) {
      findings.push(found);
      return [];
    }
    return found.flatMap((resource) => waive(document, resource, program, findings) ?? []);
  });
  return { waivers, findings: [...distinct(findings), ...overlaps(waivers)] };
}

function isList(found: readonly Resource[] | Finding): found is readonly Resource[] {
  return Array.isArray(found);
}

function termsOf({ spec, yaml }: Document<WaiverSpec>, named: Pointer): Omit<Waiver, 'about'> {
  const { name, reason, owner, until } = spec;
  return { name, reason, owner, until, span: yaml.spanOf(named), untilSpan: yaml.spanOf('/until') };
}

function waive(
  document: Document<WaiverSpec>,
  resource: Resource,
  { project }: LinkedProgram,
  findings: Finding[],
): Waiver | undefined {
  const { property, value } = document.spec;
  const { kind } = resource;
  const waiver = { ...termsOf(document, '/object'), about: { resource: resourceKey(resource) } };
  if (property === undefined) return waiver;
  const place = { span: document.yaml.spanOf('/property'), pointer: '/property', resource: resourceKey(resource) };
  const pointer = propertyPointer(kind, property);
  if (pointer === undefined) {
    const words = propertyWords(kind);
    const help = didYouMean(property, words) ?? 'write a pointer as `gatewright plan --json` prints it, e.g. `/state`';
    const message = `${quote(property)} is no word for one property of a ${kinds[kind].title}`;
    findings.push(findingOf(unwaivableProperty, { message, help, ...place }));
    return undefined;
  }
  const problem = propertyProblem(resource, pointer, value, project);
  if (problem !== undefined) {
    const { rule, ...details } = problem;
    findings.push(findingOf(rule, { ...details, ...place }));
    if (rule !== unknownProperty) return undefined;
  }
  const expected = value === undefined ? {} : { expected: expectedOf(document, resource, pointer, value) };
  return { ...waiver, pointer, ...expected };
}

/** The value in a body of its own, so that names in it mean what they mean in any other body of the kind. */
function expectedOf({ yaml }: Document, resource: Resource, pointer: Pointer, value: Json): Resource {
  const { kind, name, apiVersion, body } = resource;
  const { references, exclusions } = kinds[kind];
  const isListed =
    references.some((place) => place.pointer === `${pointer}/*`) ||
    exclusions.includes(pointer) ||
    Array.isArray(readPointer(body, pointer));
  const written = isListed && !Array.isArray(value) && value !== null ? [value] : value;
  const type = body['@odata.type'];
  const held = holding(written, parsePointer(pointer)) as JsonObject;
  return {
    kind,
    name,
    apiVersion,
    body: namesToReferences(kinds[kind], { ...(type === undefined ? {} : { '@odata.type': type }), ...held }),
    origins: [{ pointer: '', span: yaml.spanOf('/value') }],
  };
}

function holding(value: Json, [segment, ...rest]: readonly string[]): Json {
  return segment === undefined ? value : { [segment]: holding(value, rest) };
}

/** Of two waivers over one place nobody can say which holds; each may have a value of its own. */
function overlaps(waivers: readonly Waiver[]): readonly Finding[] {
  return waivers.flatMap((waiver, index) => {
    const earlier = waivers.slice(0, index).find((other) => isOverlapping(other, waiver));
    if (earlier === undefined) return [];
    return [
      findingOf(waivedTwice, {
        message: `the waivers \`${earlier.name}\` and \`${waiver.name}\` cover the same`,
        help: 'keep one of them, or give each a `value` of its own',
        span: waiver.span,
        related: [{ message: 'the first one is here', span: earlier.span }],
      }),
    ];
  });
}

function isOverlapping(left: Waiver, right: Waiver): boolean {
  if (JSON.stringify(left.about) !== JSON.stringify(right.about)) return false;
  const [one = '', other = ''] = [left.pointer, right.pointer];
  if (one === other && left.expected !== undefined && right.expected !== undefined)
    return JSON.stringify(left.expected.body) === JSON.stringify(right.expected.body);
  return one === '' || other === '' || isWithin(one, other) || isWithin(other, one);
}

/** A document that comes to several objects is told once where each says the same. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const byText = new Map(findings.map((finding) => [`${finding.message} ${finding.span?.start.offset}`, finding]));
  return [...byText.values()];
}
