import { type Finding, findingOf } from '../../schemas/finding.ts';
import { type Resource, resourceKey } from '../../schemas/resource.ts';
import { type Document, documentKey } from '../document.ts';
import { documentKindNamed } from '../documents/index.ts';
import type { WaiverSpec } from '../documents/waiver.ts';
import type { LinkedProgram } from '../link.ts';
import { quote } from '../text/quote.ts';
import { didYouMean } from '../text/suggest.ts';
import { ambiguousObject, unknownObject } from './waiver-rules.ts';

/** Looks up what a waiver calls its object: the resources that are meant, or why nobody can say. */
export type ObjectLookUp = (
  document: Document<WaiverSpec>,
  object: string,
) => readonly Resource[] | Finding | undefined;

/**
 * An object is called by its key, which names one resource, or as its document is, which names all that the document comes to.
 * undefined for a document that could not be read: its own findings are enough.
 */
export function objectLookUp(program: LinkedProgram, resources: readonly Resource[]): ObjectLookUp {
  const byKey = new Map(resources.map((resource) => [resourceKey(resource), resource]));
  const documents = program.documents
    .map((document) => ({ document, keys: keysOf(document, program).filter((key) => byKey.has(key)) }))
    .filter(({ keys }) => keys.length > 0);
  return (waiver, object) => {
    const one = byKey.get(object);
    if (one !== undefined) return [one];
    const meant = documents.filter(
      ({ document: { spec } }) => spec.name === object || documentKey(spec).toLowerCase() === object.toLowerCase(),
    );
    const [only, ...others] = meant;
    if (only === undefined) return isBroken(program, object) ? undefined : unknown(waiver, object, byKey, documents);
    if (others.length > 0) return ambiguous(waiver, object, meant);
    return only.keys.flatMap((key) => byKey.get(key) ?? []);
  };
}

interface Declaring {
  readonly document: Document;
  readonly keys: readonly string[];
}

function keysOf({ spec }: Document, program: LinkedProgram): readonly string[] {
  return (documentKindNamed(spec.kind)?.lower(spec, program) ?? []).map(resourceKey);
}

function isBroken({ broken }: LinkedProgram, object: string): boolean {
  const name = object.slice(object.indexOf('/') + 1);
  return broken.some((key) => key.slice(key.indexOf('/') + 1) === name);
}

function unknown(
  { yaml }: Document,
  object: string,
  byKey: ReadonlyMap<string, Resource>,
  documents: readonly Declaring[],
): Finding {
  const names = [...byKey.keys(), ...documents.map(({ document }) => document.spec.name)];
  return findingOf(unknownObject, {
    message: `no document declares ${quote(object)}`,
    help:
      didYouMean(object, names) ??
      '`gatewright plan` prints the keys of all objects, e.g. `conditionalAccessPolicies/admins-mfa`; what is not ours is named under `unmanaged`',
    span: yaml.spanOf('/object'),
    pointer: '/object',
  });
}

function ambiguous({ yaml }: Document, object: string, meant: readonly Declaring[]): Finding {
  const written = meant.map(({ document }) => `\`${documentKey(document.spec)}\``).join(' or ');
  return findingOf(ambiguousObject, {
    message: `${quote(object)} is the name of several documents`,
    help: `write ${written}`,
    span: yaml.spanOf('/object'),
    pointer: '/object',
    related: meant.map(({ document }) => ({ message: 'one is here', span: document.yaml.spanOf('/name') })),
  });
}
