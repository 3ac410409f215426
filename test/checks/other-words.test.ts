import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { renderFinding } from '../../compiler/text/frame.ts';
import { sourcesOf } from '../support/compile-text.ts';

const told = (text: string) =>
  compile({ files: sourcesOf({ 'gatewright.yaml': 'version: 1\n', 'a.yaml': text }) })
    .findings.filter(({ code }) => code === 'GW3006' || code === 'GW3001')
    .map((finding) => renderFinding(finding, (file) => (file === 'a.yaml' ? text : undefined)));

const sentence = (parts: { readonly protect?: string; readonly for?: string; readonly more?: string }) =>
  `kind: Protection\nname: mail\nprotect: ${parts.protect ?? 'Exchange Online'}\nfor: ${parts.for ?? 'everyone'}\n${parts.more ?? ''}require: mfa\n`;

const id = '5b1d3f60-2f1e-4a0b-9f3c-6c1f2d7e8a90';

describe('words that are taken for names', () => {
  it.each([
    [{ for: 'All Users' }, 'write `for: everyone` for all users'],
    [{ for: '{ users: All }' }, 'write `for: everyone` for all users'],
    [{ for: 'bob@contoso.com' }, 'write `users: bob@contoso.com` for a user'],
    [{ for: '{ users: Bob }' }, 'users are written by user principal name'],
    [{ for: 'Global Administrator' }, 'write `roles: Global Administrator`'],
    [{ for: id }, `write \`id:${id}\``],
    [{ protect: 'All cloud apps' }, 'did you mean `all apps`?'],
    [{ protect: 'Office365' }, 'did you mean `Office 365`?'],
    [{ protect: id }, `write \`id:${id}\``],
    [{ more: 'when: { locations: { except: trustd } }\n' }, 'did you mean `trusted`?'],
    [{ more: 'when: { locations: { except: All trusted locations } }\n' }, 'did you mean `trusted`?'],
    [{ for: '{ roles: [Global Admin] }' }, 'did you mean `Global Administrator`?'],
  ])('%j gets what says it', (parts, help) => {
    expect(told(sentence(parts)).map((text) => text.slice(text.indexOf('help: ')))).toEqual([
      expect.stringContaining(help),
    ]);
  });

  it('prints it at the words', () => {
    expect(told(sentence({ for: 'All Users' }))).toEqual([
      `warning[GW3006]: \`All Users\` is taken for the name of a group, which is looked up in the tenant
  --> a.yaml:4:6
   |
 4 | for: All Users
   |      ^^^^^^^^^
  = help: write \`for: everyone\` for all users`,
    ]);
  });

  it.each([
    { for: 'Sales' },
    { for: '{ users: bob@contoso.com }' },
    { protect: 'all apps' },
    { protect: 'Payroll' },
    { more: 'when: { locations: { except: trusted } }\n' },
    { more: 'when: { locations: [Head Office] }\n' },
    { for: '{ roles: [Global Administrator] }' },
  ])('%j is a name or the word itself', (parts) => {
    expect(told(sentence(parts))).toEqual([]);
  });

  it('is silent about a group that is declared under such a name', () => {
    expect(told(`kind: Group\nname: All Users\n---\n${sentence({ for: 'All Users' })}`)).toEqual([]);
  });
});
