import type { FindingRule } from '../../schemas/finding.ts';
import { textLimits } from './limits.ts';
import type { Complaint } from './read-context.ts';
import { controlCharacter, nestingLimit, syntaxError, tabIndentation, unsupportedTag } from './rules.ts';

/** How a complaint of the parser is told to a person. */
export interface SyntaxReason {
  readonly pattern: RegExp;
  readonly rule: FindingRule;
  readonly complaint: Complaint;
}

export const columns = 'begin all lines of one level in the same column';

/** The parser's reasons (js-yaml 5.5) in our words, first match wins. One that is not listed is passed on as it is. */
export const syntaxReasons: readonly SyntaxReason[] = [
  {
    pattern: /^tab characters must not/,
    rule: tabIndentation,
    complaint: { message: 'a tab is used for indentation', help: 'indent with spaces' },
  },
  {
    pattern: /^nesting exceeded/,
    rule: nestingLimit,
    complaint: {
      message: `values are nested more than ${textLimits.nesting} levels deep`,
      help: 'flatten the document',
    },
  },
  {
    pattern: /^(null byte|the stream contains non-printable|expected valid JSON character)/,
    rule: controlCharacter,
    complaint: {
      message: 'a control character stands in the text',
      help: 'remove it, or write it as an escape in double quotes such as "\\x1b"',
    },
  },
  {
    pattern: /\btag\b|!/i,
    rule: unsupportedTag,
    complaint: {
      message: 'a yaml tag cannot be read',
      help: 'remove the tag, or put the text in quotes if it should begin with `!`',
    },
  },
  {
    pattern: /^deficient indentation/,
    rule: syntaxError,
    complaint: {
      message: 'this line is indented less than the quoted text or the list that it continues',
      help: 'close the quote or bracket that was opened above, or indent this line',
    },
  },
  {
    pattern: /^missed comma/,
    rule: syntaxError,
    complaint: { message: 'a comma or the closing bracket is missing here', help: 'separate the parts with `, `' },
  },
  {
    pattern: /^expected the node content/,
    rule: syntaxError,
    complaint: { message: 'a value is missing before this comma', help: 'remove the comma or write the value' },
  },
  {
    pattern: /^(expected ':' after a mapping key|can not read a block mapping entry)/,
    rule: syntaxError,
    complaint: {
      message: 'this line is no `key: value`',
      help: 'put a colon and a space after the key',
    },
  },
  {
    pattern: /^a whitespace character is expected after/,
    rule: syntaxError,
    complaint: { message: 'a space is missing after the colon', help: 'write `key: value`' },
  },
  {
    pattern: /^end of the stream or a document separator/,
    rule: syntaxError,
    complaint: {
      message: 'this text does not fit what stands above it',
      help: `put a space after every colon, and ${columns}`,
    },
  },
  {
    pattern: /^bad indentation/,
    rule: syntaxError,
    complaint: { message: 'this text does not fit the indentation of the lines above', help: columns },
  },
  {
    pattern: /^unknown escape sequence|^expected hexadecimal/,
    rule: syntaxError,
    complaint: {
      message: 'a backslash here begins no known escape',
      help: 'write `\\\\` for a backslash, or use single quotes, in which backslashes are plain',
    },
  },
  {
    pattern: /^name of an (alias|anchor)/,
    rule: syntaxError,
    complaint: { message: 'a name is missing here', help: 'put the text in quotes if it should begin with `*` or `&`' },
  },
  {
    pattern: /^directives end mark/,
    rule: syntaxError,
    complaint: {
      message: 'a line that begins with `%` must be followed by `---`',
      help: 'put the text in quotes, or add `---`',
    },
  },
];
