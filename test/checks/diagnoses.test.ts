import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { sourcesOf } from '../support/compile-text.ts';

/** Errors of a text as message and help. */
function errorsOf(text: string, project = 'version: 1\n'): readonly string[] {
  return compile({ files: sourcesOf({ 'gatewright.yaml': project, 'a.yaml': text }) })
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ message, help }) => (help === undefined ? message : `${message} = ${help}`));
}

const mail = (more: string) => `kind: Protection\nname: mail\nprotect: Exchange Online\nfor: Sales\n${more}\n`;
const phones = (more: string) => `kind: DeviceStandard\nname: phones\nfor: Sales\n${more}\n`;

describe('diagnoses name the mistake that was made', () => {
  it('of a line that is indented too far', () => {
    expect(errorsOf('kind: Protection\nname: mail\n for: Sales\n')).toEqual([
      'this line is indented more than the lines it belongs to = begin all lines of one level in the same column',
    ]);
    expect(errorsOf('kind: Protection\nname: sales: mail\n')).toEqual([
      'a second `: ` stands on this line = put the value in quotes',
    ]);
  });

  it('of documents without `---` between them, once', () => {
    expect(errorsOf(`${mail('require: mfa')}${mail('require: mfa')}`)).toEqual([
      'key `kind` stands twice in one mapping = write a line `---` above it: here another document begins',
    ]);
  });

  it('of members that are not indented', () => {
    const text = 'kind: Protection\nname: mail\nprotect: Exchange Online\nfor:\ngroups: Sales\nrequire: mfa\n';
    expect(errorsOf(text)).toContain(
      '`for` is empty = write its value behind the colon, or indent the lines below that belong to it',
    );
    expect(errorsOf(text).join()).not.toContain('is not a word');
  });

  it('of an object in a list where it would stand alone', () => {
    expect(errorsOf(mail('require: mfa').replace('for: Sales', 'for: [{ groups: Sales }]'))).toEqual([
      'an object stands in the list `for` = expected text; an object stands by itself, in no list',
    ]);
  });

  it('of a choice among what is all required', () => {
    const [told = '', ...others] = errorsOf(mail('require: [mfa, { anyOf: [compliantDevice, hybridJoinedDevice] }]'));
    expect(others).toEqual([]);
    expect(told).toContain('`anyOf` is not a property of `require` = a policy requires all of a list or one of it');
    expect(told).toContain('write two protections');
  });

  it('of a name of a tenant', () => {
    const project = 'version: 1\ntenants:\n  Contoso: { id: 5b1d3f60-2f1e-4a0b-9f3c-6c1f2d7e8a90 }\n';
    expect(errorsOf('', project)).toEqual([
      '`Contoso` is no name for a member of `tenants` = expected lower-case letters, digits and hyphens, such as `contoso`',
    ]);
  });

  it('of a key that is short for another, misspelt, or in other letter case, once', () => {
    expect(errorsOf('kind: Group\nname: Sales\nmembership: x\n')).toEqual([
      '`membership` is not a property of the document = did you mean `membershipRule`?',
    ]);
    expect(errorsOf(mail('require: mfa').replace('protect:', 'Protect:'))).toEqual([
      '`Protect` is not a property of the document = did you mean `protect`?',
    ]);
    expect(errorsOf(mail('require: mfa').replace('protect:', 'prtect:'))).toEqual([
      '`prtect` is not a property of the document = did you mean `protect`?',
    ]);
  });
});

describe('values of another type are told with what is expected', () => {
  const project = (method: string) =>
    `version: 1\ntenants:\n  contoso: { id: 5b1d3f60-2f1e-4a0b-9f3c-6c1f2d7e8a90, authentication: { method: ${method} } }\n`;

  it.each([
    [mail('when: { deviceFilter: text }\nrequire: mfa'), 'expected an object with `include`, `exclude`'],
    [mail('require: mfa').replace('Exchange Online', '365'), 'expected text (`"365"`) or a list'],
    [mail('session: { signInFrequency: 12 }'), 'expected `12 hours`, `1 day` or `every time`'],
    [
      phones('platforms: iOS\nfacts: { builds: { description: old ones } }'),
      'a range of builds has `from`, `to` or both; without either it allows every build',
    ],
    [phones('platforms: iOS\nfacts: { os: 17 }'), 'expected versions as text, such as `">= 17"`'],
    [phones('platforms: Android\nfacts: { jailbroken: forbidden }'), 'did you mean `androidWorkProfile`?'],
    [
      'kind: NamedLocation\nname: office\nranges: 10.0.0.1\n',
      'expected a range in CIDR form, such as `198.51.100.0/24`',
    ],
  ])('%j', (text, help) => {
    const [told = '', ...others] = errorsOf(text);
    expect(others).toEqual([]);
    expect(told.slice(told.indexOf(' = ') + 3)).toContain(help);
  });

  it('also where a word decides what else is expected', () => {
    const [told = ''] = errorsOf('', project('secret'));
    expect(told).toContain('`secret` is not a word `tenants.contoso.authentication.method` can take');
    expect(told).toContain('`clientSecret`');
  });
});
