import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { renderFinding } from '../../compiler/text/frame.ts';
import { minimalProject, sourcesOf } from '../support/compile-text.ts';

const codes = /^GW(2010|4060|411[34])$/;
const told = (text: string) =>
  compile({ files: sourcesOf({ 'gatewright.yaml': minimalProject, 'a.yaml': text }) }).findings.filter(({ code }) =>
    codes.test(code),
  );

describe('a file of documents that holds none', () => {
  it.each(['', '\n', '# all: commented\n', '---\n', '---\n---\n...\n'])(
    '%j is told with what follows from it',
    (text) => {
      expect(told(text).map((finding) => renderFinding(finding, () => undefined))).toEqual([
        `warning[GW2010]: \`a.yaml\` holds no document
  --> a.yaml:1:1
  = help: what documents that stood here made is deleted by the next \`gatewright apply\`; if that is meant, delete the file`,
      ]);
    },
  );

  it('is not told of a file that could not be read', () => {
    expect(told('name: a: b\n')).toEqual([]);
  });
});

describe('standards that demand nothing', () => {
  const phones = (more: string) => told(`kind: DeviceStandard\nname: phones\nfor: Staff\n${more}\n`);
  it.each([
    ['platforms: iOS', ['iOS']],
    ['platforms: iOS\nsettings: { iOS: { managedEmailProfileRequired: null } }', ['iOS']],
    ['platforms: [iOS, macOS]\nsettings: { macOS: { firewallEnableStealthMode: true } }', ['iOS']],
    ['platforms: [iOS, macOS]\nfacts: { os: { macOS: ">= 14" } }', ['iOS']],
    ['platforms: [iOS, macOS]\nfacts: {}', ['iOS', 'macOS']],
  ])('%j', (more, platforms) => {
    expect(phones(more).map(({ message }) => message)).toEqual(
      platforms.map((name) => expect.stringContaining(`demands nothing on \`${name}\``)),
    );
  });
  it.each([
    'facts: { jailbroken: forbidden }',
    'factsOn: { iOS: { os: ">= 17" } }',
    'settings: { iOS: { managedEmailProfileRequired: true } }',
  ])('%s demands something', (more) => expect(phones(`platforms: iOS\n${more}`)).toEqual([]));
});

describe('countries and membership rules', () => {
  it('tells codes of no country, each at its place', () => {
    const findings = told('kind: NamedLocation\nname: home\ncountries: [DE, uk, XX, XK]\n');
    expect(findings.map(({ message, help, span }) => [message, help, span?.start.column])).toEqual([
      ['`UK` is the code of no country, so no sign-in comes from it', 'did you mean `GB`?', 17],
      ['`XX` is the code of no country, so no sign-in comes from it', 'look the code up in ISO 3166-1', 21],
    ]);
  });

  const rule = (text: string) => told(`kind: Group\nname: Sales\nmembershipRule: '${text}'\n`).map(({ help }) => help);
  it('tells words that are no operators', () => {
    expect(rule('user.department equals "x"')).toEqual(['did you mean `-eq`?']);
    expect(rule('(user.department -eq "x") and (user.city == "y")')).toHaveLength(1);
  });
  it.each([
    '(user.department -eq "Sales") -and (user.country -in ["DE", "GB"])',
    'user.department eq "user.x equals"',
    'Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863"',
    'user.assignedPlans -any (assignedPlan.servicePlanId -eq "x" -and assignedPlan.capabilityStatus -eq "Enabled")',
    'user.memberof -any (group.objectId -in ["a"])',
    'not (device.deviceOwnership -notContains "Company")',
  ])('%s is a rule', (text) => expect(rule(text)).toEqual([]));
});
