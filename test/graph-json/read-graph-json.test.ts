import { describe, expect, it } from 'vitest';
import { readGraphJson } from '../../compiler/graph-json/read-graph-json.ts';
import { policy, readOne, readText, readValue, utf8, utf16 } from './read-text.ts';

const location = {
  '@odata.type': '#microsoft.graph.countryNamedLocation',
  displayName: 'Home',
  countriesAndRegions: ['CH'],
};

describe('bytes', () => {
  const text = JSON.stringify(policy({ displayName: 'Zürich 🔒' }), null, 2);
  const bom = (bytes: Uint8Array, ...mark: number[]) => Uint8Array.from([...mark, ...bytes]);
  it.each([
    ['utf-8', utf8(text)],
    ['utf-8 with a byte order mark', bom(utf8(text), 0xef, 0xbb, 0xbf)],
    ['utf-16 little endian', bom(utf16(text, false), 0xff, 0xfe)],
    ['utf-16 big endian', bom(utf16(text, true), 0xfe, 0xff)],
    ['utf-16 little endian without mark', utf16(text, false)],
    ['utf-16 big endian without mark', utf16(text, true)],
    ['CRLF', utf8(text.replaceAll('\n', '\r\n'))],
  ])('%s', (_, bytes) => {
    expect(readGraphJson({ file: 'a.json', bytes }).objects).toMatchObject([
      {
        kind: 'conditionalAccessPolicies',
        refused: false,
        isWhole: true,
        body: { displayName: 'Zürich 🔒' },
        findings: [],
      },
    ]);
  });

  it.each([
    ['an empty file', new Uint8Array(), 'GW2100'],
    ['blanks', utf8(' \r\n'), 'GW2100'],
    ['NUL', utf8('{"a": "\0"}'), 'GW1003'],
    ['half of a utf-16 character', Uint8Array.from([0xff, 0xfe, 0x7b]), 'GW1002'],
    ['a regional code page', Uint8Array.from([0x22, 0xfc, 0x22]), 'GW1002'],
    ['a truncated policy', utf8(text.slice(0, 200)), 'GW2100'],
    ['more than 50 MB', new Uint8Array(50 * 1024 * 1024 + 1).fill(0x20), 'GW1001'],
    ['two hundred lists', utf8('['.repeat(200)), 'GW2104'],
    ['another file', utf8('kind: Protection\n'), 'GW2100'],
    ['a quarter of a million objects and one', utf8(`[${'{},'.repeat(250_001)}1]`), 'GW2123'],
  ])('%s gives one refused row', (_, bytes, code) => {
    const { objects } = readGraphJson({ file: 'a.json', bytes });
    expect(objects).toMatchObject([{ kind: 'unknown', refused: true, isWhole: false, findings: [{ code }] }]);
  });

  it('says where a truncated file ends, and what was open', () => {
    const { objects } = readText('{\n  "displayName": "Mail",\n  "conditions": {');
    expect(objects[0]?.findings[0]).toMatchObject({
      message: 'the text ends before `{` is closed',
      span: { start: { line: 3, column: 18 } },
      related: [{ span: { start: { line: 3, column: 17 } } }],
    });
  });
});

describe('wrappers', () => {
  const rows = (value: object | string) =>
    readValue(value).objects.map(({ kind, pointer }) => `${pointer ?? 'whole'} ${kind}`);

  it.each<[string, object | string, string[]]>([
    ['an object', policy(), ['whole conditionalAccessPolicies']],
    ['a list', [policy(), location], ['/0 conditionalAccessPolicies', '/1 namedLocations']],
    ['a page', { '@odata.context': 'x', value: [policy()] }, ['/value/0 conditionalAccessPolicies']],
    [
      'a page of a known list',
      {
        '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#groups(id,displayName)',
        value: [{ id: '1', displayName: 'Sales' }],
      },
      ['/value/0 groups'],
    ],
    ['a counted list', { value: [policy()], Count: 1 }, ['/value/0 conditionalAccessPolicies']],
    ['a value that is one object', { value: policy() }, ['/value conditionalAccessPolicies']],
    [
      'named lists',
      { policies: [policy()], locations: [location], by: 'x' },
      ['/policies/0 conditionalAccessPolicies', '/locations/0 namedLocations'],
    ],
    [
      'a list named for its kind',
      { groups: [{ id: '1', displayName: 'Sales' }], conditionalAccessPolicies: [policy()] },
      ['/groups/0 groups', '/conditionalAccessPolicies/0 conditionalAccessPolicies'],
    ],
    ['lists in lists', { a: { b: [[policy()]] } }, ['/a/b/0/0 conditionalAccessPolicies']],
    ['names as keys', { 'CA001/x': policy() }, ['/CA001~1x conditionalAccessPolicies']],
    ['a text', JSON.stringify(policy()), ['whole conditionalAccessPolicies']],
    ['a text in a text in a text', JSON.stringify(JSON.stringify([policy()])), ['/0 conditionalAccessPolicies']],
    [
      'a list of texts',
      [JSON.stringify(policy()), JSON.stringify(JSON.stringify(location))],
      ['/0 conditionalAccessPolicies', '/1 namedLocations'],
    ],
    [
      'texts in a wrapper',
      { policies: { value: [JSON.stringify({ value: [policy()] })] } },
      ['/policies/value/0/value/0 conditionalAccessPolicies'],
    ],
    [
      'answers of a batch',
      { responses: [{ id: '1', status: 200, headers: { a: 'b' }, body: policy() }] },
      ['/responses/0/body conditionalAccessPolicies'],
    ],
    [
      'something unknown in a list',
      { value: [policy(), { x: 1 }, null, 7, 'x'] },
      [
        '/value/0 conditionalAccessPolicies',
        '/value/1 unknown',
        '/value/2 unknown',
        '/value/3 unknown',
        '/value/4 unknown',
      ],
    ],
    [
      'something unknown beside',
      { policies: [policy()], tenant: { id: '1', displayName: 'Contoso' } },
      ['/policies/0 conditionalAccessPolicies', '/tenant unknown'],
    ],
    [
      'settings of an editor',
      { 'editor.tabSize': 2, files: { exclude: { a: true } }, list: [{ a: 1 }, { b: 2 }] },
      ['whole unknown'],
    ],
    ['numbers', [1, 2, 3], ['whole unknown']],
    ['a text that is none', 'hello', ['whole unknown']],
    ['an empty object', {}, ['whole unknown']],
    ['two empty objects', [{}, {}], ['/0 unknown', '/1 unknown']],
  ])('%s', (_, value, expected) => {
    expect(rows(value)).toEqual(expected);
  });

  it('an empty list has no rows and is told', () => {
    for (const value of [[], { value: [] }, { '@odata.context': 'x', value: [], '@odata.count': 0 }])
      expect(readValue(value)).toMatchObject({ objects: [], findings: [{ code: 'GW2119', severity: 'information' }] });
  });

  it('a page that is not the last is told', () => {
    expect(readValue({ '@odata.nextLink': 'https://x', value: [policy()] }).findings).toMatchObject([
      { code: 'GW2117' },
    ]);
  });

  it('what is passed over is told', () => {
    const { objects, findings } = readValue({ policies: [policy()], about: { tool: 'x', version: [1] } });
    expect(objects).toHaveLength(1);
    expect(findings).toMatchObject([{ code: 'GW2118', pointer: '/about' }]);
  });

  it('a text whose JSON is broken is refused at the text', () => {
    const { objects } = readText(`[${JSON.stringify(JSON.stringify(policy()).slice(0, 40))}]`);
    expect(objects).toMatchObject([
      { pointer: '/0', refused: true, findings: [{ code: 'GW2100', span: { start: { column: 2 } } }] },
    ]);
  });

  it('findings inside a text inside a text point at the words in the file', () => {
    const inner = JSON.stringify(policy({ state: 'enäbled', note: 'a "quoted"\n\\ text' }));
    const text = `[\n ${JSON.stringify(JSON.stringify(inner)).replaceAll('ä', '\\u00e4')}]`;
    const { objects } = readText(text);
    const [finding] = objects[0]?.findings ?? [];
    expect(finding).toMatchObject({ code: 'GW2113', pointer: '/state' });
    expect(text.slice(finding?.span?.start.offset, finding?.span?.end.offset)).toContain('en\\u00e4bled');
  });

  it('two keys around the objects refuse the file: which was meant?', () => {
    const { objects } = readText(`{"value": [${JSON.stringify(policy())}], "value": []}`);
    expect(objects).toMatchObject([
      { kind: 'unknown', refused: true, findings: [{ code: 'GW2102', pointer: '/value' }] },
    ]);
  });
});

describe('what an object is', () => {
  it.each([
    ['a policy', policy(), 'conditionalAccessPolicies'],
    ['a policy without controls', { displayName: 'x', state: 'enabled', conditions: {} }, 'conditionalAccessPolicies'],
    [
      'a location',
      { displayName: 'x', '@odata.type': '#microsoft.graph.ipNamedLocation', ipRanges: [] },
      'namedLocations',
    ],
    ['a strength', { displayName: 'x', allowedCombinations: ['fido2'] }, 'authenticationStrengthPolicies'],
    ['a context', { id: 'c7', displayName: 'x', isAvailable: true }, 'authenticationContextClassReferences'],
    ['terms of use', { displayName: 'x', isViewingBeforeAcceptanceRequired: true }, 'agreements'],
    ['terms of use with files', { displayName: 'x', file: { localizations: [] } }, 'agreements'],
    [
      'a compliance policy',
      { '@odata.type': '#microsoft.graph.iosCompliancePolicy', displayName: 'x' },
      'deviceCompliancePolicies',
    ],
    [
      'a type without its namespace',
      { '@odata.type': 'windows10compliancepolicy', displayName: 'x' },
      'deviceCompliancePolicies',
    ],
    [
      'an app protection policy',
      { '@odata.type': '#microsoft.graph.iosManagedAppProtection', displayName: 'x' },
      'iosManagedAppProtections',
    ],
    [
      'an app protection policy in the context of a projection',
      {
        '@odata.context':
          'https://graph.microsoft.com/beta/$metadata#deviceAppManagement/androidManagedAppProtections(apps())/$entity',
        displayName: 'x',
      },
      'androidManagedAppProtections',
    ],
    [
      'a policy of the settings catalogue',
      { name: 'x', platforms: 'linux', technologies: 'linuxMdm', settings: [] },
      'compliancePolicies',
    ],
    ['a group', { displayName: 'x', mailEnabled: false, securityEnabled: true }, 'groups'],
    [
      'a context URL',
      { '@odata.context': 'https://graph.microsoft.com/beta/$metadata#groups/$entity', displayName: 'x' },
      'groups',
    ],
    [
      'an old context URL',
      {
        '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#conditionalAccess/policies/$entity',
        displayName: 'x',
        state: 'enabled',
        conditions: {},
      },
      'conditionalAccessPolicies',
    ],
    ['a script', { '@odata.type': '#microsoft.graph.deviceComplianceScript' }, 'deviceComplianceScripts'],
    ['a filter', { displayName: 'x', rule: 'y', platform: 'iOS' }, 'assignmentFilters'],
    ['a message', { locale: 'en-us', messageTemplate: 'x' }, 'localizedNotificationMessages'],
  ])('%s is taken over', (_, body, kind) => {
    expect(readOne(body)).toMatchObject({ collection: kind, kind, refused: false, told: [] });
  });

  it.each([
    ['a template', { name: 'x', details: { conditions: {}, grantControls: {} } }, 'conditionalAccessTemplates'],
    ['a what-if request', { signInIdentity: {}, signInConditions: {} }, 'evaluate'],
    ['a type we never heard of', { '@odata.type': '#microsoft.graph.madeUp' }, 'madeUp'],
    [
      'a list we never heard of',
      { '@odata.context': 'https://graph.microsoft.com/beta/$metadata#madeUp/$entity', x: 1 },
      'madeUp',
    ],
  ])('%s is refused by name', (_, body, kind) => {
    expect(readOne(body)).toMatchObject({
      collection: undefined,
      kind,
      refused: true,
      isWhole: true,
      told: ['GW2107'],
    });
  });

  it.each<[string, object, string[]]>([
    ['a PATCH', { conditions: { users: { includeUsers: ['All'] } } }, ['GW2108 /displayName', 'GW2108 /state']],
    [
      'a policy without conditions',
      { displayName: 'x', state: 'enabled', grantControls: null },
      ['GW2108 /conditions'],
    ],
    ['a policy without a name', policy({ displayName: '' }), ['GW2108 /displayName']],
    ['a location without a type', { displayName: 'x', ipRanges: [] }, ['GW2108 /@odata.type']],
  ])('%s is incomplete', (_, body, told) => {
    expect(readOne(body)).toMatchObject({ refused: true, isWhole: true, told });
  });
});
