import { expect, it } from 'vitest';
import { brief } from './printed-findings.ts';

it.each([
  [
    'a: @b\n',
    ['error[GW1004]: a value cannot begin with `@`', ' 1 | a: @b', '   |    ^', '  = help: put it in quotes'],
  ],
  [
    'a: `b`\n',
    ['error[GW1004]: a value cannot begin with a backtick', ' 1 | a: `b`', '   |    ^', '  = help: put it in quotes'],
  ],
  [
    'a: "b" c\n',
    [
      'error[GW1004]: text stands after the closing quote',
      ' 1 | a: "b" c',
      '   |        ^',
      '  = help: put the whole value in one pair of quotes',
    ],
  ],
  [
    'a: - b\n',
    [
      'error[GW1004]: a list cannot begin on the line of its key',
      ' 1 | a: - b',
      '   |    ^',
      '  = help: begin it on the next line',
    ],
  ],
  [
    'a: }\n',
    ['error[GW1004]: `}` closes nothing', ' 1 | a: }', '   |    ^', '  = help: remove it, or put the value in quotes'],
  ],
  [
    'a: [1 , , 2]\n',
    [
      'error[GW1004]: a value is missing before this comma',
      ' 1 | a: [1 , , 2]',
      '   |         ^',
      '  = help: remove the comma or write the value',
    ],
  ],
  [
    'a: ["b" c]\n',
    [
      'error[GW1004]: a comma or the closing bracket is missing here',
      ' 1 | a: ["b" c]',
      '   |         ^',
      '  = help: separate the parts with `, `',
    ],
  ],
  [
    'a: 1\nb\n',
    [
      'error[GW1004]: this line is no `key: value`',
      ' 2 | b',
      '   | ^',
      '  = help: put a colon and a space after the key',
    ],
  ],
  [
    'a: [\n  b\n]\n',
    [
      'error[GW1004]: `]` must be indented more than the key whose value it closes',
      ' 3 | ]',
      '   | ^',
      '  = help: indent this line',
    ],
  ],
  [
    'a: 1\nsales mail\nc: 2\n',
    [
      'error[GW1004]: this line is no `key: value`',
      ' 2 | sales mail',
      '   | ^^^^^^^^^^',
      '  = help: put a colon and a space after the key',
    ],
  ],
  [
    'a:b\nc: 1\n',
    [
      'error[GW1004]: this line is no `key: value`',
      ' 1 | a:b',
      '   | ^^^',
      '  = help: put a colon and a space after the key',
    ],
  ],
  [
    "- 'it''s\n",
    ["error[GW1004]: `'` is opened here and never closed", " 1 | - 'it''s", '   |   ^', '  = help: close it'],
  ],
  [
    'a: {b: [1, 2]\n',
    ['error[GW1004]: `{` is opened here and never closed', ' 1 | a: {b: [1, 2]', '   |    ^', '  = help: close it'],
  ],
  [
    'a: "b\nc: 1\n',
    [
      'error[GW1004]: `"` is opened here and not closed before a line that begins further left',
      ' 1 | a: "b',
      '   |    ^',
      ' 2 | c: 1',
      '   | ^',
      '  = help: close it, or indent the lines on which it goes on',
    ],
  ],
])('the syntax mistake %j is explained where it began', (text, expected) => {
  expect(brief(text)).toEqual(expected);
});
