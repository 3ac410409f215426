import { type Finding, findingOf } from '../schemas/finding.ts';
import { originOf, type Resource, resourceKey } from '../schemas/resource.ts';
import { type Document, documentKey } from './document.ts';
import { duplicateName } from './shape-rules.ts';

/** Documents that share a key: the second is left out, so that nothing later sees two objects under one name. */
export function withoutDuplicates(documents: readonly Document[]) {
  const first = new Map<string, Document>();
  const findings: Finding[] = [];
  for (const document of documents) {
    const key = documentKey(document.spec).toLowerCase();
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, document);
    else findings.push(duplicate(document, earlier));
  }
  return { documents: [...first.values()], findings };
}

function duplicate(document: Document, earlier: Document): Finding {
  return findingOf(duplicateName, {
    message: `two documents of kind ${document.spec.kind} are called \`${document.spec.name}\``,
    help: 'give one of them another name',
    span: document.yaml.spanOf('/name'),
    pointer: '/name',
    related: [{ message: 'the first one is here', span: earlier.yaml.spanOf('/name') }],
  });
}

/**
 * Different documents can come to one object: a group called `a.iOS` and so on. Rare, and as fatal as two documents of one name.
 * Two cases of one document are told by a check, which knows their places.
 */
export function resourceCollisions(resources: readonly Resource[]): readonly Finding[] {
  const first = new Map<string, Resource>();
  return resources.flatMap((resource) => {
    const key = resourceKey(resource).toLowerCase();
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, resource);
      return [];
    }
    const span = originOf(resource, '')?.span;
    const other = originOf(earlier, '')?.span;
    if (span?.file === other?.file && span?.start.offset === other?.start.offset) return [];
    const message = `two documents come to the same object, \`${resourceKey(resource)}\``;
    return [
      findingOf(duplicateName, {
        message,
        help: 'give one of them another name',
        ...(span === undefined ? {} : { span }),
      }),
    ];
  });
}
