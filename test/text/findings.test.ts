import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../compiler/text/parse-yaml.ts';
import { brief, printed } from './printed-findings.ts';

describe('findings as printed', () => {
  it('show both places of a duplicate key', () => {
    expect(printed('name: a\nrollout: enabled\nname: b\n')).toBe(
      [
        'error[GW1006]: key `name` stands twice in one mapping',
        '  --> a.yaml:3:1',
        '   |',
        ' 3 | name: b',
        '   | ^^^^',
        'note: it stands here first',
        '  --> a.yaml:1:1',
        '   |',
        ' 1 | name: a',
        '   | ^^^^',
        '  = help: keep one of them',
      ].join('\n'),
    );
  });

  it('go on after a broken document', () => {
    const text = 'a: 1\n---\nb: c: d\n---\ne: "f\n---\ng: 2\n';
    expect(parseYaml('a.yaml', text).documents.map((document) => document.value)).toEqual([{ a: 1 }, { g: 2 }]);
    expect(printed(text)).toBe(
      [
        'error[GW1004]: a second `: ` stands on this line',
        '  --> a.yaml:3:5',
        '   |',
        ' 3 | b: c: d',
        '   |     ^',
        '  = help: put the value in quotes',
        '',
        'error[GW1004]: `"` is opened here and never closed',
        '  --> a.yaml:5:4',
        '   |',
        ' 5 | e: "f',
        '   |    ^',
        '  = help: close it',
      ].join('\n'),
    );
  });

  it.each([
    [
      'when:\n\tplatforms: iOS\n',
      [
        'error[GW1005]: a tab is used for indentation',
        ' 2 |     platforms: iOS',
        '   | ^^^^',
        '  = help: indent with spaces',
      ],
    ],
    [
      '\ta: 1\n',
      ['error[GW1005]: a tab is used for indentation', ' 1 |     a: 1', '   | ^^^^', '  = help: indent with spaces'],
    ],
    [
      'x: &x { a: 1 }\ny:\n  <<: *x\n',
      [
        'error[GW1007]: merge key `<<` is not supported',
        ' 3 |   <<: *x',
        '   |   ^^',
        '  = help: write the values out, or give the whole value an anchor (`&name`) and repeat it with `*name`',
      ],
    ],
    [
      'a: !!js/function "f"\n',
      [
        'error[GW1008]: tag `!!js/function` is not supported',
        ' 1 | a: !!js/function "f"',
        '   |    ^^^^^^^^^^^^^',
        '  = help: remove the tag and write a plain value',
      ],
    ],
    [
      'a: !!set {b}\n',
      [
        'error[GW1008]: tag `!!set` is not supported',
        ' 1 | a: !!set {b}',
        '   |    ^^^^^',
        '  = help: remove the tag and write a plain value',
      ],
    ],
    [
      '%TAG !! tag:evil.example,2024:\n---\na: !!str b\n',
      [
        'error[GW1008]: tag `!!str` is not supported',
        ' 3 | a: !!str b',
        '   |    ^^^^^',
        '  = help: remove the tag and write a plain value',
      ],
    ],
    [
      'a: !!int b\n',
      [
        'error[GW1008]: `b` is not what the tag `!!int` says',
        ' 1 | a: !!int b',
        '   |    ^^^^^',
        '  = help: remove the tag',
      ],
    ],
    [
      'a: !e!b c\n',
      [
        'error[GW1008]: a yaml tag cannot be read',
        ' 1 | a: !e!b c',
        '   |        ^',
        '  = help: remove the tag, or put the text in quotes if it should begin with `!`',
      ],
    ],
    [
      'true: 1\n',
      ['error[GW1009]: key `true` is not a string', ' 1 | true: 1', '   | ^^^^', '  = help: put the key in quotes'],
    ],
    [
      '[a, b]: 1\n',
      [
        'error[GW1009]: key `[a, b]` is not a string',
        ' 1 | [a, b]: 1',
        '   | ^^^^^^',
        '  = help: put the key in quotes',
      ],
    ],
    [
      'a: &b c\n*b : 1\n',
      ['error[GW1009]: key `*b` is not a string', ' 2 | *b : 1', '   | ^^', '  = help: put the key in quotes'],
    ],
    [
      'a: 9007199254740992\n',
      [
        'error[GW1010]: the integer `9007199254740992` is too large to be kept exactly',
        ' 1 | a: 9007199254740992',
        '   |    ^^^^^^^^^^^^^^^^',
        '  = help: put it in quotes if it is an identifier',
      ],
    ],
    [
      'a: .NaN\n',
      [
        'error[GW1011]: `.NaN` is not a number that JSON can hold',
        ' 1 | a: .NaN',
        '   |    ^^^^',
        '  = help: write a finite number',
      ],
    ],
    [
      'a: &b [*b]\n',
      [
        'error[GW1013]: alias `*b` stands inside the value that it repeats',
        ' 1 | a: &b [*b]',
        '   |        ^^',
        '  = help: write the value out',
      ],
    ],
    [
      'a: "\\ud800"\n',
      [
        'error[GW1002]: `<U+D800>` contains half a character',
        ' 1 | a: "\\ud800"',
        '   |    ^^^^^^^^',
        '  = help: write the character itself',
      ],
    ],
    [
      'a: \u001b[2J\n',
      [
        'error[GW1003]: a control character stands in the text',
        ' 1 | a: ␛[2J',
        '   |    ^',
        '  = help: remove it, or write it as an escape in double quotes such as "\\x1b"',
      ],
    ],
  ])('for %j', (text, expected) => {
    expect(brief(text)).toEqual(expected);
  });

  it("cut the user's words when they are long", () => {
    const key = 'k'.repeat(1000);
    expect(printed(`${key}: 1\n${key}: 2\n`).split('\n')[0]).toBe(
      `error[GW1006]: key \`${'k'.repeat(60)}…\` stands twice in one mapping`,
    );
  });
});
