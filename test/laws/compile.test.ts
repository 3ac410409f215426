import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { emit } from '../../compiler/emit.ts';
import { indexLines, positionAt } from '../../compiler/text/position.ts';
import { isJsonObject, type Json } from '../../schemas/json.ts';
import { formatPointer, type Pointer } from '../../schemas/pointer.ts';
import { originOf, type Resource, resourceKey } from '../../schemas/resource.ts';
import { sourcesOf } from '../support/compile-text.ts';
import { filesOf, projects, protectionMembers, type WrittenDocument } from '../support/projects.ts';

const compileAll = (written: readonly WrittenDocument[]) => compile({ files: sourcesOf(filesOf(written)) });

describe('compile', () => {
  it('gives the same answer to the same files, in whatever order they come', () => {
    fc.assert(
      fc.property(projects, fc.infiniteStream(fc.nat()), (written, numbers) => {
        const files = sourcesOf(filesOf(written));
        const shuffled = files
          .map((file) => ({ file, rank: numbers.next().value }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ file }) => file);
        const compiled = compile({ files });
        expect(compile({ files })).toEqual(compiled);
        expect(compile({ files: shuffled })).toEqual(compiled);
        expect(emit(compile({ files: shuffled }).resources, undefined)).toEqual(emit(compiled.resources, undefined));
      }),
    );
  });

  it('changes no unrelated resource when a protection is rewritten, renamed or removed', () => {
    const change = fc.oneof(
      fc.record({ type: fc.constant('rewritten' as const), members: protectionMembers }),
      fc.record({ type: fc.constant('renamed' as const) }),
      fc.record({ type: fc.constant('removed' as const) }),
    );
    fc.assert(
      fc.property(projects, change, fc.nat(), (written, how, index) => {
        const protections = written.filter((document) => document.kind === 'Protection');
        const target = protections[index % protections.length];
        fc.pre(target !== undefined);
        const { kind, name } = target;
        const replacement =
          how.type === 'removed'
            ? []
            : how.type === 'renamed'
              ? [{ ...target, name: 'quite-another' }]
              : [{ ...how.members, kind, name }];
        const after = written.flatMap((document) => (document === target ? replacement : [document]));
        const related = JSON.stringify([target, ...replacement]);
        const unrelated = (resources: readonly Resource[]) =>
          resources.filter((resource) => !isRelated(resource, [name, 'quite-another'], related));
        expect(unrelated(compileAll(after).resources)).toEqual(unrelated(compileAll(written).resources));
      }),
      { numRuns: 300 },
    );
  });

  it('knows for every leaf of every resource the text it comes from', () => {
    fc.assert(
      fc.property(projects, (written) => {
        const texts = filesOf(written);
        for (const resource of compileAll(written).resources) {
          for (const pointer of leavesOf(resource.body)) {
            const span = originOf(resource, pointer)?.span;
            expect(span, `${resourceKey(resource)}${pointer}`).toBeDefined();
            if (span === undefined) continue;
            const text = texts[span.file];
            expect(text, span.file).toBeDefined();
            expect(span.start.offset).toBeLessThan(span.end.offset);
            expect(span.end.offset).toBeLessThanOrEqual(text?.length ?? 0);
            const lines = indexLines(text ?? '');
            expect(span.start).toEqual(positionAt(lines, span.start.offset));
            expect(span.end).toEqual(positionAt(lines, span.end.offset));
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('points at the very words where a leaf repeats them', () => {
    fc.assert(
      fc.property(projects, (written) => {
        const texts = filesOf(written);
        const literals = compileAll(written).resources.filter((resource) => resource.name === 'by-hand');
        for (const resource of literals) {
          for (const pointer of leavesOf(resource.body).filter((each) => each !== '/displayName')) {
            const span = originOf(resource, pointer)?.span;
            const said = texts[span?.file ?? '']?.slice(span?.start.offset, span?.end.offset);
            expect(said).toMatch(/^"[^"]*"$/);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

/** A policy of the document itself, or of a standard that the document names before or after. */
function isRelated(resource: Resource, names: readonly string[], text: string): boolean {
  const own = resource.kind === 'conditionalAccessPolicies' && names.some((name) => belongsTo(resource.name, name));
  const [standard = ''] = resource.name.split('.');
  const isOfStandard = resource.kind === 'deviceCompliancePolicies' || resource.kind === 'compliancePolicies';
  return own || (isOfStandard && text.includes(`"${standard}"`));
}

function belongsTo(resource: string, document: string): boolean {
  return resource === document || resource.startsWith(`${document}.`);
}

function leavesOf(value: Json, path: readonly (string | number)[] = []): readonly Pointer[] {
  const members = Array.isArray(value) ? [...value.entries()] : isJsonObject(value) ? Object.entries(value) : [];
  if (members.length === 0) return [formatPointer(path)];
  return members.flatMap(([name, member]) => leavesOf(member, [...path, name]));
}
