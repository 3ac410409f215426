import fc, { type Arbitrary } from 'fast-check';
import { expect, it } from 'vitest';
import { writeYaml } from '../../compiler/import/write-yaml.ts';
import { parseYaml } from '../../compiler/text/parse-yaml.ts';
import { layoutOf } from '../../reconciler/propose/yaml/layout.ts';
import { reviseDocument } from '../../reconciler/propose/yaml/revise-document.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';

const names = fc.constantFrom('for', 'require', 'when', 'body', 'title', 'a: b', '#c');
const scalars = fc.oneof(
  fc.constantFrom('Sales', 'a # b', "it's", '"x"', 'true', '', 'two\nlines\n'),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const { value: values } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    scalars,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(names, tie('value'), { maxKeys: 4 }),
  ) as Arbitrary<Json>,
}));
const documents = fc
  .dictionary(names, values, { minKeys: 1, maxKeys: 5 })
  .map((value): JsonObject => ({ kind: 'Group', ...value }));

/** Each line that begins a member at the margin gets a comment above it. */
function commented(text: string): string {
  return text
    .split('\n')
    .map((line, at) => (/^[A-Za-z"]/.test(line) ? `# ${at}\n${line}` : line))
    .join('\n');
}

it('any document can become any other, and comments at the margin stay', () => {
  let done = 0;
  fc.assert(
    fc.property(documents, documents, fc.constantFrom('\n', '\r\n'), (before, after, eol) => {
      const text = `${commented(writeYaml(before))}---\nkind: Group\nname: last\n`.replaceAll('\n', eol);
      const read = parseYaml('', text);
      fc.pre(read.findings.length === 0);
      const revised = reviseDocument(text, 0, JSON.parse(JSON.stringify(after)) as JsonObject);
      if (revised === undefined) return;
      done += 1;
      expect(parseYaml('', revised).documents.map(({ value }) => value)).toEqual([
        after,
        { kind: 'Group', name: 'last' },
      ]);
      expect(revised.endsWith(`---${eol}kind: Group${eol}name: last${eol}`)).toBe(true);
      const comments = (of: string) =>
        layoutOf(of)
          .comments.map((each) => each.text)
          .toSorted();
      expect(comments(revised)).toEqual(comments(text));
    }),
    { numRuns: 400 },
  );
  expect(done).toBeGreaterThan(360);
});
