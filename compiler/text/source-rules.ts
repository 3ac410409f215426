import type { FindingRule } from '../../schemas/finding.ts';
import { textLimits } from './limits.ts';

export const fileTooLarge: FindingRule = {
  code: 'GW1001',
  severity: 'error',
  title: 'a file is larger than 1 MiB',
  explanation:
    'A policy file is written by people and read by people; one of more than 1 MiB is an export, a mistake or an attack. ' +
    'Reading it would hold up every run, so it is refused unread. Split it into several files.',
  // A comment, because only the size is wrong with it.
  failing: { documents: `# ${'x'.repeat(textLimits.fileSize)}\n` },
  passing: { documents: '# x\n' },
};

export const invalidEncoding: FindingRule = {
  code: 'GW1002',
  severity: 'error',
  title: 'a file is not utf-8 text',
  explanation:
    'Files are read as UTF-8, or as UTF-16 when they begin with its byte order mark. A byte that is neither usually comes ' +
    'from an editor that saved in a regional code page: the character would silently become another one, and a name with ' +
    'it would match no group. Save the file as UTF-8. An escape such as "\\ud800" that names half a character is refused too.',
  // Stands for the bytes of `Zürich` in code page 1252; see exampleBytes.
  failing: { documents: 'title: Z\udcfcrich\n' },
  passing: { documents: 'title: Zürich\n' },
};

export const controlCharacter: FindingRule = {
  code: 'GW1003',
  severity: 'error',
  title: 'a file contains a control character',
  explanation:
    'NUL and the other control characters have no place in YAML (YAML 1.2.2, section 5.1). They appear when a file is not ' +
    'text, is UTF-16 without a byte order mark, or was pasted from a terminal. Remove the character, or write it as an ' +
    'escape in double quotes, such as "\\x1b".',
  failing: { documents: 'title: Sales\u0000\n' },
  passing: { documents: 'title: Sales\n' },
};

/** Rules about a file before it is YAML. */
export const sourceRules: readonly FindingRule[] = [fileTooLarge, invalidEncoding, controlCharacter];
