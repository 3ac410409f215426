import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeYaml } from '../../compiler/import/write-yaml.ts';
import { parseYaml } from '../../compiler/text/parse-yaml.ts';
import type { JsonObject } from '../../schemas/json.ts';

/** Rules of filters, with blanks where they hurt: they are broken into lines where they are long. */
const rule = fc
  .array(
    fc.oneof(
      fc.constantFrom('device.a -eq "b"', '-and', '-OR', ' ', '#', '- ', ':', '>', '"  "', '"'.repeat(30)),
      fc.string(),
    ),
    {
      minLength: 8,
      maxLength: 24,
    },
  )
  .map((parts) => parts.join(' '));
const word = fc.oneof(
  fc.string(),
  rule,
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'true',
    'null',
    '1e3',
    '0x1F',
    '- a',
    '#b',
    'a: b',
    'a #b',
    '[x',
    '{y}',
    'l1\nl2\n',
    'l1\n\n  l2: # x\n\tl3',
    'l1\n \nl2',
    'l1\n\n',
    'if (x) {\n\treturn "y"\n}\n---\n',
    '\nl2',
    ' lead',
    'yes',
    '<<',
    "it's",
    '"q"',
    '!t',
    '&a',
    '*a',
    '%d',
    '@x',
    '`y',
    '? k',
    '',
    '012',
    '2024-01-01',
    '~',
    '=',
    '|',
    '>',
    'x,y',
  ),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(
      word.filter((key) => key !== '__proto__' && key !== '<<'),
      tie('tree'),
      { maxKeys: 4 },
    ),
  ),
}));
const document = fc.dictionary(fc.stringMatching(/^[a-zA-Z]{1,12}$/), tree, { minKeys: 1, maxKeys: 6 });

it('is read back as the same document, whatever it holds', () => {
  fc.assert(
    fc.property(document, (value) => {
      const { documents, findings } = parseYaml('a.yaml', writeYaml(value as JsonObject));
      expect(findings).toEqual([]);
      expect(documents.map((one) => one.value)).toEqual([value]);
    }),
    { numRuns: 2000 },
  );
});

it('lays a sentence out as a person would', () => {
  const text = writeYaml({
    kind: 'Protection',
    name: 'sales-mail',
    protect: 'Exchange Online',
    for: { groups: ['Sales'], except: ['Field Engineers', 'Interns'] },
    when: { platforms: ['iOS', 'android'], locations: { except: 'trusted' } },
    require: [{ compliantDevice: 'phones' }, 'mfa'],
    cases: [{ when: { platforms: 'iOS' }, require: 'mfa', session: { signInFrequency: '1 hour' } }],
    note: 'a, b',
  });
  expect(text).toBe(`kind: Protection
name: sales-mail
protect: Exchange Online
for: { groups: [Sales], except: [Field Engineers, Interns] }
when: { platforms: [iOS, android], locations: { except: trusted } }
require: [{ compliantDevice: phones }, mfa]
cases:
  - when: { platforms: iOS }
    require: mfa
    session: { signInFrequency: 1 hour }
note: "a, b"
`);
});

it('breaks a long rule of a filter into lines that a reader takes for one', () => {
  const rule = Array.from({ length: 4 }, (_, index) => `device.model -startsWith "Model ${index}"`).join(' -or ');
  const text = writeYaml({ when: { deviceFilter: { exclude: rule } } });
  expect(text).toBe(`when:
  deviceFilter:
    exclude: >-
      device.model -startsWith "Model 0"
      -or device.model -startsWith "Model 1"
      -or device.model -startsWith "Model 2"
      -or device.model -startsWith "Model 3"
`);
  expect(parseYaml('a.yaml', text).documents.map((one) => one.value)).toEqual([
    { when: { deviceFilter: { exclude: rule } } },
  ]);
});

it('writes text of several lines as it is read', () => {
  const script = 'if ($x) {\n  "a: b"\n}\n';
  expect(writeYaml({ kind: 'ComplianceScript', script, messages: { en: { subject: 'S', body: 'one\n\ntwo' } } })).toBe(
    [
      'kind: ComplianceScript',
      'script: |',
      '  if ($x) {',
      '    "a: b"',
      '  }',
      'messages:',
      '  en:',
      '    subject: S',
      '    body: |-',
      '      one',
      '',
      '      two',
      '',
    ].join('\n'),
  );
});
