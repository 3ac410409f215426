import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../compiler/text/parse-yaml.ts';
import { reviseDocument } from '../../reconciler/propose/yaml/revise-document.ts';
import type { JsonObject } from '../../schemas/json.ts';

/** The text with its document at `index` changed as a person would say it. */
function revised(text: string, change: (value: JsonObject) => JsonObject, index = 0): string | undefined {
  const value = parseYaml('', text).documents[index]?.value as JsonObject;
  return reviseDocument(text, index, change(value));
}

const mail = `# yaml-language-server: $schema=x
#
# Mail for phones.
kind: Protection   # a sentence
name: mail
protect: Exchange Online
for:     { groups: [Sales, "Field Engineers"] } # two teams
when:
  # phones only
  platforms: [iOS, Android]
  clients: 'modernAuthentication'
require:
  - mfa # always
  # healthy
  - compliantDevice: phones

rollout: enabled
`;

const mailValue = (parseYaml('', mail).documents[0]?.value ?? {}) as JsonObject;

describe('one value of a document', () => {
  it('changes where it stands, and nothing else', () => {
    expect(revised(mail, (value) => ({ ...value, rollout: 'disabled' }))).toBe(
      mail.replace('rollout: enabled', 'rollout: disabled'),
    );
  });

  it('keeps its quotes', () => {
    const when = { platforms: ['iOS', 'Android'], clients: 'browser' };
    expect(revised(mail, (value) => ({ ...value, when }))).toBe(mail.replace("'modernAuthentication'", "'browser'"));
  });

  it('comes into a list between brackets, and goes out of it', () => {
    const groups = (list: readonly string[]) => revised(mail, (value) => ({ ...value, for: { groups: list } }));
    expect(groups(['Sales', 'Field Engineers', 'Board'])).toBe(
      mail.replace('"Field Engineers"]', '"Field Engineers", Board]'),
    );
    expect(groups(['Sales'])).toBe(mail.replace(', "Field Engineers"]', ']'));
    expect(groups(['Field Engineers'])).toBe(mail.replace('[Sales, ', '['));
  });

  it('comes into a list of lines, and goes out of it, past comments', () => {
    const phones = { compliantDevice: 'phones' };
    expect(revised(mail, (value) => ({ ...value, require: ['mfa', phones, 'appProtection'] }))).toBe(
      mail.replace('- compliantDevice: phones\n', '- compliantDevice: phones\n  - appProtection\n'),
    );
    expect(revised(mail, (value) => ({ ...value, require: [phones] }))).toBe(mail.replace('  - mfa # always\n', ''));
  });

  it('is a new member after its neighbour', () => {
    const { rollout = null, ...rest } = mailValue;
    const session = { signInFrequency: '12 hours' };
    expect(reviseDocument(mail, 0, { ...rest, session, rollout })).toBe(
      mail.replace(
        '  - compliantDevice: phones\n',
        '  - compliantDevice: phones\nsession: { signInFrequency: 12 hours }\n',
      ),
    );
  });

  it('is a member that goes', () => {
    const { when: _, ...rest } = mailValue;
    const text = reviseDocument(mail, 0, rest);
    expect(text).toContain('# two teams\n  # phones only\nrequire:');
  });

  it('takes another form, and the comments within it stay above it', () => {
    const text = revised(mail, (value) => ({ ...value, require: { anyOf: ['mfa', 'appProtection'] } }));
    expect(text).toContain('  # always\n  # healthy\n'.replace('  # always', '# always'));
    expect(text).toContain('require: { anyOf: [mfa, appProtection] }\n');
  });
});

describe('a file', () => {
  it('keeps its line breaks', () => {
    const text = mail.replaceAll('\n', '\r\n');
    const session = { signInFrequency: '12 hours', persistentBrowser: 'never' };
    const edited = revised(text, (value) => ({ ...value, session, rollout: 'disabled' })) ?? '';
    expect(edited.replaceAll('\r\n', '')).not.toContain('\n');
    expect(edited).toContain('rollout: disabled\r\n');
  });

  it('keeps its other documents, and a missing line break at its end', () => {
    const text = `${mail}---\n# second\nkind: Group\nname: a\n---\nkind: Group\nname: b`;
    expect(revised(text, (value) => ({ ...value, title: 'B' }), 2)).toBe(`${text}\ntitle: B`);
    expect(revised(text, (value) => ({ ...value, title: 'A' }), 1)).toBe(
      text.replace('name: a\n', 'name: a\ntitle: A\n'),
    );
  });
});

describe('anchors', () => {
  const text = `kind: Protection
name: mail
for: &people
  groups: [Sales, Board]
when: { platforms: &phones [iOS, Android] }
cases:
  - when: { platforms: *phones }
  - when: { platforms: *phones }
other: *people
`;

  it('an alias that changes becomes a value of its own', () => {
    const edited = revised(text, (value) => ({ ...value, other: { groups: ['Sales'] } }));
    expect(edited).toBe(
      text
        .replace('other: *people', 'other: { groups: [Sales] }')
        .replace('groups: [Sales] }\n', 'groups: [Sales] }\n'),
    );
  });

  it('what others stand for moves to the first of them', () => {
    const edited = revised(text, (value) => ({ ...value, when: { platforms: ['iOS'] } }));
    expect(edited).toBe(text.replace('&phones [iOS, Android]', '[iOS]').replace('*phones', '&phones [iOS, Android]'));
    expect(revised(text, (value) => ({ ...value, for: { groups: ['Sales'] } }))).toBe(
      text
        .replace(' &people', '')
        .replace('groups: [Sales, Board]', 'groups: [Sales]')
        .replace('*people', '&people { groups: [Sales, Board] }'),
    );
  });
});
