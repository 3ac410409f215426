import { expect, it } from 'vitest';
import { compileExample } from '../support/compile-text.ts';

const wrong = 'CustomSecurityAttribute.Set_Name -equals "x"';
const right = 'CustomSecurityAttribute.Set_Name -eq "x"';

const places = (rule: string): Readonly<Record<string, string>> => ({
  protect: `protect: { apps: Office 365, filter: { include: '${rule}' } }\nfor: Sales\nrequire: mfa\n`,
  workloads: `protect: all apps\nfor: { workloads: { filter: { include: '${rule}' } } }\nrequire: block\n`,
  agents: `protect: all apps\nfor: { agents: { filter: { exclude: '${rule}' }, only: all } }\nrequire: block\n`,
});

const codesOf = (text: string) =>
  compileExample({ documents: `kind: Protection\nname: a\n${text}` })
    .findings.filter(({ code }) => /^GW405[1-5]$/.test(code))
    .map(({ code, span }) => [code, span?.start.line]);

it.each(Object.keys(places('')))('a rule over attributes of applications is read in `%s` too', (place) => {
  expect(codesOf(places(right)[place] ?? '')).toEqual([]);
  expect(codesOf(places(wrong)[place] ?? '')).toEqual([['GW4051', place === 'protect' ? 3 : 4]]);
});

it('and in an audience', () => {
  const audience = (rule: string) =>
    `kind: Audience\nname: ours\nfor: { workloads: { filter: { include: '${rule}' } } }\n`;
  const found = compileExample({ documents: audience(wrong) }).findings.map(({ code }) => code);
  expect(found).toContain('GW4051');
});
