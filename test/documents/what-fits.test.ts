import { expect, it } from 'vitest';
import { compileExample } from '../support/compile-text.ts';

const sentence = (more: string) => `kind: Protection\nname: a\nprotect: all apps\nfor: Sales\nrequire: mfa\n${more}\n`;
const helpFor = (more: string) =>
  compileExample({ documents: sentence(more) })
    .findings.filter(({ code }) => code === 'GW2005')
    .map(({ help }) => help);

it.each([
  [`when: { deviceFilter: 'device.isCompliant -eq True' }`, 'expected an object with `include`, `exclude`'],
  [
    'session: { signInFrequency: 12 }',
    'expected `12 hours`, `1 day` or `every time` or an object with `every`, `authentication`',
  ],
])('where nothing of a union fits, the help says what would: %s', (more, help) => {
  expect(helpFor(more)).toEqual([help]);
});
