import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { compilerRules } from '../../compiler/finding-rules.ts';
import { renderFinding } from '../../compiler/text/frame.ts';
import { isJsonObject, type Json } from '../../schemas/json.ts';
import { minimalProject, sourcesOf } from '../support/compile-text.ts';
import { projects, type WrittenDocument } from '../support/projects.ts';

/** Compiles, and insists on an answer: resources or findings, each of which can be printed. */
function survives(texts: Readonly<Record<string, string>>): void {
  const { resources, findings } = compile({ files: sourcesOf(texts) });
  expect(Array.isArray(resources)).toBe(true);
  for (const finding of findings.slice(0, 5)) {
    expect(renderFinding(finding, (file) => texts[file])).toContain(finding.code);
  }
}

const exampleTexts = compilerRules
  .flatMap((rule) => [rule.failing, rule.passing])
  .flatMap((example) => [example.documents, ...(example.project === undefined ? [] : [example.project])])
  .filter((text) => text.length < 2000);

/** Values that are not what is expected, whatever is expected. */
const oddValues: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    0,
    -1,
    1e21,
    '',
    '__proto__',
    'id:',
    'id:All',
    [],
    {},
    [[]],
    { $ref: 'groups/x' },
    { $ref: 'x' },
  ),
  fc.json().map((text) => JSON.parse(text) as Json),
);

/** Replaces, removes or adds one part somewhere in a value; `numbers` decide where. */
function mutate(value: Json, odd: Json, numbers: Iterator<number>): Json {
  const pick = (below: number) => (numbers.next().value ?? 0) % below;
  const entries = Array.isArray(value) ? [...value.entries()] : isJsonObject(value) ? Object.entries(value) : [];
  if (entries.length === 0 || pick(5) === 0) return odd;
  const [chosen, member] = entries[pick(entries.length)] ?? [];
  if (chosen === undefined || member === undefined) return odd;
  const what = pick(6);
  const changed = entries.flatMap(([name, each]): (readonly [string | number, Json])[] => {
    if (name !== chosen) return [[name, each]];
    if (what === 0) return [];
    return [[what === 1 && typeof name === 'string' ? `${name}x` : name, mutate(member, odd, numbers)]];
  });
  return Array.isArray(value) ? changed.map(([, each]) => each) : Object.fromEntries(changed);
}

describe('compile survives', () => {
  it('any bytes, as documents and as project file', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 50 }), (documents, project) => {
        const files = [
          { file: 'a.yaml', bytes: documents },
          { file: 'gatewright.yaml', bytes: project },
        ];
        expect(compile({ files }).resources).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });

  it('no files at all, and a project file alone', () => {
    expect(compile({ files: [] }).findings.map((finding) => finding.code)).toEqual(['GW2008']);
    expect(compile({ files: sourcesOf({ 'gatewright.yaml': minimalProject }) }).findings).toEqual([]);
  });

  it('examples with pieces cut out, repeated and moved', () => {
    const cut = fc.record({ text: fc.constantFrom(...exampleTexts), from: fc.nat(), length: fc.nat(30), to: fc.nat() });
    fc.assert(
      fc.property(cut, fc.constantFrom(...exampleTexts), ({ text, from, length, to }, other) => {
        const start = from % text.length;
        const piece = text.slice(start, start + length);
        const without = text.slice(0, start) + text.slice(start + length);
        const place = to % (other.length + 1);
        survives({
          'a.yaml': without,
          'b.yaml': other.slice(0, place) + piece + other.slice(place),
          'gatewright.yaml': without,
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('documents in which any part is something else', () => {
    fc.assert(
      fc.property(projects, oddValues, fc.infiniteStream(fc.nat()), (written, odd, numbers) => {
        fc.pre(written.length > 0);
        const index = (numbers.next().value ?? 0) % written.length;
        const mutated = written.map(
          (document, each): Json => (each === index ? mutate(document, odd, numbers) : document),
        );
        const text = mutated.map((document) => JSON.stringify(document)).join('\n---\n');
        survives({ 'a.yaml': text, 'gatewright.yaml': minimalProject });
      }),
      { numRuns: 1000 },
    );
  });

  it('literal bodies of any shape', () => {
    const kinds = fc.constantFrom('ConditionalAccessPolicy', 'CompliancePolicy');
    const literal: WrittenDocument = {
      kind: 'ConditionalAccessPolicy',
      name: 'odd',
      body: {
        state: 'enabled',
        conditions: {
          users: { includeUsers: ['All'], excludeGroups: [] },
          applications: { includeApplications: ['All'] },
          clientAppTypes: ['all'],
        },
        grantControls: { operator: 'OR', builtInControls: ['block'], authenticationStrength: { id: 'x' } },
        sessionControls: { signInFrequency: { isEnabled: true, value: 1, type: 'days' } },
      },
    };
    fc.assert(
      fc.property(kinds, oddValues, fc.infiniteStream(fc.nat()), (kind, odd, numbers) => {
        const body = mutate(literal.body ?? null, odd, numbers);
        survives({ 'a.yaml': JSON.stringify({ ...literal, kind, body }), 'gatewright.yaml': minimalProject });
      }),
      { numRuns: 1000 },
    );
  });
});
