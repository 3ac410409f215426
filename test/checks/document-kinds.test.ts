import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { plannedKinds } from '../../compiler/planned-kinds.ts';
import { renderFinding } from '../../compiler/text/frame.ts';
import { minimalProject, sourcesOf } from '../support/compile-text.ts';

const compiled = (text: string) => compile({ files: sourcesOf({ 'gatewright.yaml': minimalProject, 'a.yaml': text }) });

describe('the kind of a document', () => {
  it.each(plannedKinds)('$kind is told to be planned, and what to do meanwhile', ({ kind, meanwhile }) => {
    const text = `kind: ${kind}\nname: later\n`;
    const [told, ...others] = compiled(text).findings;
    expect(others).toEqual([]);
    expect(told && renderFinding(told, (file) => (file === 'a.yaml' ? text : undefined))).toBe(
      `error[GW2009]: documents of the kind \`${kind}\` are not built yet
  --> a.yaml:1:7
   |
 1 | kind: ${kind}
   |       ${'^'.repeat(kind.length)}
  = help: ${meanwhile}`,
    );
  });

  it.each(['protection', 'PROTECTION', 'Protection'])('%s is read in any letter case', (kind) => {
    const { resources, findings } = compiled(
      `kind: ${kind}\nname: mail\nprotect: Exchange Online\nfor: everyone\nrequire: mfa\n`,
    );
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(resources.map(({ name }) => name)).toEqual(['mail']);
  });
});

describe('a value that is wrong as a whole', () => {
  it.each([
    [
      'kind: NotificationTemplate\nname: notice\nmessages: { en-us: { subject: a, body: b }, de-de: { subject: a, body: b } }\n',
      '`messages` cannot be as it is',
      'one of several languages is the default: say which with `defaultLocale`',
    ],
    [
      'kind: DeviceStandard\nname: pcs\nplatforms: windows\nfacts: { customScript: { script: tpm, rules: [] } }\nfor: Sales\n',
      '`facts.customScript.rules` cannot be as it is',
      'expected at least 1 in the list',
    ],
  ])('%j is told by its name and the reason', (text, message, help) => {
    expect(compiled(text).findings).toMatchObject([{ code: 'GW2006', message, help }]);
  });
});
