import type { FindingRule } from '../../schemas/finding.ts';
import { textLimits } from './limits.ts';

export const syntaxError: FindingRule = {
  code: 'GW1004',
  severity: 'error',
  title: 'a file is not valid yaml',
  explanation:
    'The text breaks a rule of YAML 1.2. Reading goes on at the next `---`, so the other documents of the file are still ' +
    'checked. Most often a colon lacks the space after it, a value that contains `: ` or begins with `@`, `%` or a backtick ' +
    'lacks quotes, or lines of one level do not begin in one column.',
  failing: { documents: 'name: sales: mail\n' },
  passing: { documents: 'name: "sales: mail"\n' },
};

export const tabIndentation: FindingRule = {
  code: 'GW1005',
  severity: 'error',
  title: 'a line is indented with a tab',
  explanation:
    'YAML forbids tabs in indentation, because their width differs between editors (YAML 1.2.2, section 6.1). Indent with ' +
    'spaces; most editors can convert the file.',
  failing: { documents: 'when:\n\tplatforms: iOS\n' },
  passing: { documents: 'when:\n  platforms: iOS\n' },
};

export const duplicateKey: FindingRule = {
  code: 'GW1006',
  severity: 'error',
  title: 'a key stands twice in one mapping',
  explanation:
    'Of two equal keys one would be ignored without a word, and with it perhaps the control it asks for. Keep one of them.',
  failing: { documents: 'rollout: enabled\nrollout: disabled\n' },
  passing: { documents: 'rollout: enabled\n' },
};

export const mergeKey: FindingRule = {
  code: 'GW1007',
  severity: 'error',
  title: 'a merge key `<<` is used',
  explanation:
    'Merge keys are not part of YAML 1.2, and readers disagree on which value wins. A policy should say on its own lines ' +
    'what it demands. Write the values out, or give one whole value an anchor (`&name`) and repeat it with `*name`.',
  failing: { documents: 'base: &base { rollout: enabled }\nsales:\n  <<: *base\n' },
  passing: { documents: 'base: &base { rollout: enabled }\nsales: *base\n' },
};

export const unsupportedTag: FindingRule = {
  code: 'GW1008',
  severity: 'error',
  title: 'a yaml tag is not supported',
  explanation:
    'A tag such as `!secret` or `!!js/function` asks the reader to run something or to build a special value. Documents ' +
    'here are plain data, so only the tags of YAML 1.2 for strings, numbers, booleans, null, lists and mappings are read.',
  failing: { documents: 'password: !secret database\n' },
  passing: { documents: 'version: !!str 17\n' },
};

export const keyNotString: FindingRule = {
  code: 'GW1009',
  severity: 'error',
  title: 'a key is not a string',
  explanation:
    'Keys of JSON, and so of Graph, are strings. A number, `true`, `null`, a list, a mapping or an alias as a key would have ' +
    'to be guessed into one. Put the key in quotes.',
  failing: { documents: '17: required\n' },
  passing: { documents: '"17": required\n' },
};

export const numberNotExact: FindingRule = {
  code: 'GW1010',
  severity: 'error',
  title: 'an integer is too large to be kept exactly',
  explanation:
    'Integers beyond 9007199254740991 (2^53 - 1) are rounded by JSON readers, so the tenant would receive another number ' +
    'than the one written. Digits that are really an identifier belong in quotes.',
  failing: { documents: 'id: 9007199254740993\n' },
  passing: { documents: 'id: "9007199254740993"\n' },
};

export const numberNotFinite: FindingRule = {
  code: 'GW1011',
  severity: 'error',
  title: 'a number is infinite or not a number',
  explanation:
    'JSON, and so Graph, has no infinity and no NaN. Write a number, or put the word in quotes to mean text.',
  failing: { documents: 'limit: .inf\n' },
  passing: { documents: 'limit: ".inf"\n' },
};

export const aliasLimit: FindingRule = {
  code: 'GW1012',
  severity: 'error',
  title: 'aliases of a document stand for too much',
  explanation:
    'A few lines of nested aliases can stand for billions of values and exhaust every later step. A document may use 100 ' +
    'aliases, which together may stand for 1 MiB of text. Write the values out, or split the document.',
  failing: { documents: `of: &of [x]\nall:\n${'  - *of\n'.repeat(textLimits.aliasesPerDocument + 1)}` },
  passing: { documents: 'of: &of [x]\nall:\n  - *of\n  - *of\n' },
};

export const aliasUnknown: FindingRule = {
  code: 'GW1013',
  severity: 'error',
  title: 'an alias names no earlier anchor',
  explanation:
    'An alias `*name` repeats the value marked `&name` earlier in the same document, and only one that is already complete: ' +
    'a value cannot contain itself. A value that should begin with an asterisk belongs in quotes.',
  failing: { documents: 'sales: *base\n' },
  passing: { documents: 'base: &base [iOS]\nsales: *base\n' },
};

export const nestingLimit: FindingRule = {
  code: 'GW1014',
  severity: 'error',
  title: 'values are nested too deeply',
  explanation: `More than ${textLimits.nesting} levels of lists and mappings mean nothing in a policy, and exhaust the stack of programs that read them.`,
  failing: { documents: `${'['.repeat(200)}${']'.repeat(200)}\n` },
  passing: { documents: `${'['.repeat(20)}${']'.repeat(20)}\n` },
};

export const documentLimit: FindingRule = {
  code: 'GW1015',
  severity: 'error',
  title: 'a file holds too many documents',
  explanation: `A file may hold ${textLimits.documentsPerFile} documents; the rest of the file is not read. Split it into several files.`,
  failing: { documents: '---\nname: sales\n'.repeat(textLimits.documentsPerFile + 1) },
  passing: { documents: '---\nname: sales\n'.repeat(2) },
};

export const findingLimit: FindingRule = {
  code: 'GW1016',
  severity: 'error',
  title: 'a file has too many mistakes to list',
  explanation: `After ${textLimits.findingsPerFile} findings about the text of one file the rest of it is not read. Correct those shown and run again.`,
  failing: { documents: `limits:\n${'  - .nan\n'.repeat(textLimits.findingsPerFile + 1)}` },
  passing: { documents: `limits:\n${'  - 1\n'.repeat(3)}` },
};

/** Rules about the YAML of a file. */
export const yamlRules: readonly FindingRule[] = [
  syntaxError,
  tabIndentation,
  duplicateKey,
  mergeKey,
  unsupportedTag,
  keyNotString,
  numberNotExact,
  numberNotFinite,
  aliasLimit,
  aliasUnknown,
  nestingLimit,
  documentLimit,
  findingLimit,
];
