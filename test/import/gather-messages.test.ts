import { describe, expect, it } from 'vitest';
import { readGraphJson } from '../../compiler/graph-json/read-graph-json.ts';
import { type Imported, importObjects } from '../../compiler/import/import-objects.ts';

const template = 'aaaaaaaa-0000-4000-8000-000000000001';

function importAll(...objects: readonly object[]): Imported {
  const bytes = new TextEncoder().encode(JSON.stringify(objects));
  const read = readGraphJson({ file: 'export.json', bytes });
  return importObjects({ objects: read.objects, settings: {}, tenant: { name: 'default', id: 'test' } });
}

const notice = (members: object = {}) => ({
  '@odata.type': '#microsoft.graph.notificationMessageTemplate',
  id: template,
  displayName: 'Notice',
  brandingOptions: 'includeCompanyLogo',
  defaultLocale: 'en-us',
  ...members,
});
const message = (locale: string, members: object = {}) => ({
  '@odata.type': '#microsoft.graph.localizedNotificationMessage',
  id: `${template}_${locale}`,
  lastModifiedDateTime: '2026-01-01T00:00:00Z',
  locale,
  subject: 'Subject',
  messageTemplate: 'Text',
  isDefault: locale === 'en-us',
  ...members,
});
const textOf = ({ files }: Imported) => files.map(({ text }) => text).join('\n');
const codes = ({ rows }: Imported) => rows.map(({ findings }) => findings.map(({ code }) => code));

describe('messages that were found apart from their template', () => {
  it('stand in it, where it is there too, in any order', () => {
    for (const objects of [
      [notice(), message('en-us'), message('de-de')],
      [message('de-de'), message('en-us'), notice()],
    ]) {
      const imported = importAll(...objects);
      expect(imported.rows.map(({ status, name }) => [status, name])).toEqual(objects.map(() => ['lifted', 'notice']));
      expect(codes(imported).flat()).toEqual([]);
      expect(imported.files).toHaveLength(2);
      for (const locale of ['en-us', 'de-de'])
        expect(textOf(imported)).toContain(`${locale}: { subject: Subject, body: Text }`);
    }
  });

  it('stand in a template of their own where theirs is not there, and that is told', () => {
    const imported = importAll(message('en-us'), message('de-de'));
    expect(imported.rows.map(({ name }) => name)).toEqual(Array(2).fill('notification-template-aaaaaaaa'));
    expect(codes(imported)).toEqual([['GW2157'], ['GW2157']]);
    expect(textOf(imported)).toContain('title: Notification template aaaaaaaa');
  });

  it('are not mixed up: another text in the same language, two templates of one id, a message of nobody', () => {
    const other = importAll(notice(), message('en-us'), message('en-us', { subject: 'Other' }));
    expect(other.rows.map(({ name }) => name)).toEqual(['notice', 'notice', 'notification-template-aaaaaaaa-2']);
    const twice = importAll(notice(), notice({ displayName: 'Copy' }), message('en-us'));
    expect(twice.rows.map(({ name }) => name)).toEqual(['notice', 'copy', 'notification-template-aaaaaaaa']);
    const nobody = importAll(message('fr-fr', { id: undefined }));
    expect(nobody.rows[0]).toMatchObject({ status: 'literal', name: 'notification-template-without-id' });
    expect(textOf(nobody)).toContain('isDefault: false');
  });

  it('that the template has already change nothing', () => {
    const imported = importAll(notice({ localizedNotificationMessages: [message('en-us')] }), message('en-us'));
    expect(imported.rows.map(({ status, name }) => [status, name])).toEqual([
      ['lifted', 'notice'],
      ['lifted', 'notice'],
    ]);
  });
});
