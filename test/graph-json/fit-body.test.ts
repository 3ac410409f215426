import { describe, expect, it } from 'vitest';
import { policy, readOne, readText } from './read-text.ts';

describe('spelling', () => {
  it('PowerShell capitals become Graph’s names, at every depth, with one piece of information', () => {
    const body = {
      Id: '1',
      DisplayName: 'Mail',
      State: 'enabled',
      CreatedDateTime: null,
      Conditions: {
        Users: {
          IncludeUsers: ['All'],
          IncludeGuestsOrExternalUsers: { GuestOrExternalUserTypes: 'internalGuest', AdditionalProperties: {} },
        },
        Applications: { IncludeApplications: ['All'] },
        Agents: { IncludeAgentUsers: ['x'] },
        AdditionalProperties: {},
      },
      GrantControls: { _Operator: 'OR', BuiltInControls: ['mfa'] },
      AdditionalProperties: { '@odata.context': 'x' },
    };
    expect(readOne(body)).toMatchObject({
      refused: false,
      told: ['GW2109 /id'],
      body: {
        id: '1',
        displayName: 'Mail',
        state: 'enabled',
        createdDateTime: null,
        conditions: {
          users: { includeUsers: ['All'], includeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'internalGuest' } },
          applications: { includeApplications: ['All'] },
          agents: { includeAgentUsers: ['x'] },
        },
        grantControls: { operator: 'OR', builtInControls: ['mfa'] },
        '@odata.context': 'x',
      },
    });
    expect(JSON.stringify(readOne(body).body)).not.toContain('dditionalProperties');
  });

  it('a location of the PowerShell module has its type among the additional properties', () => {
    const given = {
      DisplayName: 'x',
      Id: '1',
      AdditionalProperties: {
        '@odata.type': '#microsoft.graph.ipNamedLocation',
        isTrusted: true,
        ipRanges: [{ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '203.0.113.0/24' }],
      },
    };
    expect(readOne(given)).toMatchObject({
      collection: 'namedLocations',
      refused: false,
      body: {
        '@odata.type': '#microsoft.graph.ipNamedLocation',
        displayName: 'x',
        isTrusted: true,
        ipRanges: [{ cidrAddress: '203.0.113.0/24' }],
      },
    });
  });

  it('one capital among Graph’s own names', () => {
    const { grantControls, ...rest } = policy();
    expect(readOne({ ...rest, GrantControls: grantControls })).toMatchObject({
      refused: false,
      told: ['GW2109 /grantControls'],
      body: { grantControls },
    });
  });

  it('two spellings of one property are refused', () => {
    expect(readOne(policy({ State: 'disabled' }))).toMatchObject({
      refused: true,
      isWhole: false,
      told: ['GW2120 /state'],
    });
  });

  it('unknown properties stay as they are', () => {
    const body = policy({ SomethingNew: { Deep: [1] }, __proto__x: 1 }, { times: { a: 1 }, agents: null });
    expect(readOne(body)).toMatchObject({ told: [], body });
  });
});

describe('keys', () => {
  it('twice the same key: both places, and the object is refused while its neighbour is not', () => {
    const text = `[\n{"displayName": "A", "state": "enabled",\n "conditions": {"users": {"includeUsers": [], "includeUsers": ["All"]}}},\n${JSON.stringify(policy())}]`;
    const [first, second] = readText(text).objects;
    expect(first).toMatchObject({
      refused: true,
      isWhole: false,
      findings: [
        {
          code: 'GW2102',
          pointer: '/conditions/users/includeUsers',
          span: { start: { line: 3, column: 47 } },
          related: [{ span: { start: { line: 3, column: 27 } } }],
        },
      ],
    });
    expect(second).toMatchObject({ refused: false, findings: [] });
  });

  it('twice the same key by an escape', () => {
    const text = '{"displayName": "A", "st\\u0061te": "enabled", "state": "disabled", "conditions": {}}';
    expect(readText(text).objects).toMatchObject([
      { refused: true, findings: [{ code: 'GW2102', pointer: '/state' }] },
    ]);
  });

  it('__proto__ is a member like any other', () => {
    const text = JSON.stringify(policy()).replace('{', '{"__proto__": {"polluted": true}, ');
    const [object] = readText(text).objects;
    expect(Object.hasOwn(object?.body ?? {}, '__proto__')).toBe(true);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(object?.refused).toBe(false);
  });

  it('numbers that would change, and half characters, refuse the object', () => {
    expect(readText(JSON.stringify(policy()).replace('{', '{"n": 9007199254740993, ')).objects).toMatchObject([
      { refused: true, findings: [{ code: 'GW2103', pointer: '/n' }] },
    ]);
    expect(readText(JSON.stringify(policy()).replace('{', '{"n": 9007199254740992, ')).objects[0]?.refused).toBe(false);
    expect(readText(JSON.stringify(policy()).replace('Mail', '\\udc00')).objects).toMatchObject([
      { refused: true, findings: [{ code: 'GW2105', pointer: '/displayName' }] },
    ]);
  });

  it('comments and trailing commas are read and told once each', () => {
    const { objects, findings } = readText(`// a\n${JSON.stringify(policy()).replaceAll(']', ', /* b */ ]')}`);
    expect(objects).toMatchObject([{ refused: false, body: policy() }]);
    expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['GW2101 warning', 'GW2101 warning']);
  });
});

describe('shapes', () => {
  const users = (includeUsers: unknown) => policy({}, { users: { includeUsers } });

  it.each<[string, unknown, unknown]>([
    ['a text', 'All', ['All']],
    ['an empty hashtable', {}, []],
    ['a counted list', { value: ['All', 'x'], Count: 2 }, ['All', 'x']],
    ['a counted list of one, unrolled', { value: 'All', Count: 1 }, ['All']],
  ])('%s in the place of a list is read as the list', (_, given, expected) => {
    const object = readOne(users(given));
    expect(object).toMatchObject({ refused: false, body: { conditions: { users: { includeUsers: expected } } } });
    expect(new Set(object.told)).toEqual(new Set(['GW2111 /conditions/users/includeUsers']));
    expect(object.findings.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  it.each<[string, unknown, string]>([
    ['texts joined by blanks', 'a b', 'GW2112'],
    ['texts joined by commas', 'a,b', 'GW2112'],
    ['an empty text', '', 'GW2112'],
    ['a number', 7, 'GW2112'],
    ['an object', { a: 1 }, 'GW2112'],
    ['a reference of a serialiser', { $ref: '7' }, 'GW2115'],
    ['preserved references', { $id: '2', $values: ['All'] }, 'GW2115'],
    ['a type name', 'System.Object[]', 'GW2116'],
  ])('%s in the place of a list is refused', (_, given, code) => {
    const object = readOne(users(given));
    expect(object).toMatchObject({ refused: true, told: [`${code} /conditions/users/includeUsers`] });
    expect(object.body).toMatchObject(users(given));
  });

  it('a list inside a list is refused', () => {
    expect(readOne(users([['All']])).told[0]).toBe('GW2112 /conditions/users/includeUsers');
  });

  it('a list in the place of an object', () => {
    expect(readOne(policy({}, { locations: ['All'] }))).toMatchObject({
      refused: true,
      told: ['GW2112 /conditions/locations'],
    });
    expect(readOne(policy({}, { locations: [] }))).toMatchObject({
      refused: false,
      told: ['GW2111 /conditions/locations'],
      body: { conditions: { locations: null } },
    });
  });

  it('a list in the place of a word', () => {
    const flows = { authenticationFlows: { transferMethods: ['deviceCodeFlow'] } };
    expect(readOne(policy({}, flows)).told).toEqual(['GW2112 /conditions/authenticationFlows/transferMethods']);
  });

  it('an object that ConvertTo-Json cut off', () => {
    expect(readOne(policy({}, { users: '@{includeUsers=System.Object[]}' }))).toMatchObject({
      refused: true,
      isWhole: false,
      told: ['GW2116 /conditions/users'],
    });
    expect(readOne(policy({}, { brandNew: 'System.Collections.Hashtable' })).told).toEqual([
      'GW2116 /conditions/brandNew',
    ]);
    expect(readOne(policy({ displayName: '@{mail}' })).told).toEqual([]);
  });

  it('a list of one object that PowerShell unrolled', () => {
    const rule = { ruleName: null, scheduledActionConfigurations: { actionType: 'block', gracePeriodHours: 0 } };
    const given = {
      '@odata.type': '#microsoft.graph.iosCompliancePolicy',
      displayName: 'x',
      scheduledActionsForRule: rule,
    };
    expect(readOne(given)).toMatchObject({
      refused: false,
      told: [
        'GW2111 /scheduledActionsForRule/0/scheduledActionConfigurations',
        'GW2111 /scheduledActionsForRule',
      ].toSorted(() => -1),
      body: { scheduledActionsForRule: [{ scheduledActionConfigurations: [{ actionType: 'block' }] }] },
    });
  });

  it('names where Graph has ids pass, as our own compiler writes them', () => {
    const body = policy({}, { users: { includeGroups: [{ $ref: 'groups/Sales' }] } });
    expect(readOne(body)).toMatchObject({ told: [], body });
  });

  it('a combination of methods is one word with a comma, not a joined list', () => {
    expect(readOne({ displayName: 'x', allowedCombinations: 'password,sms' })).toMatchObject({
      refused: false,
      body: { allowedCombinations: ['password,sms'] },
    });
  });
});

describe('words', () => {
  it.each<[string, object, string]>([
    [
      'an invented control',
      policy({ grantControls: { operator: 'OR', builtInControls: ['foo'] } }),
      'GW2113 /grantControls/builtInControls/0',
    ],
    ['a state', policy({ state: 'enabeld' }), 'GW2113 /state'],
    ['All', policy({}, { clientAppTypes: ['browser', 'All'] }), 'GW2114 /conditions/clientAppTypes/1'],
    [
      'ios',
      policy({}, { platforms: { includePlatforms: ['ios'] } }),
      'GW2114 /conditions/platforms/includePlatforms/0',
    ],
    [
      'a flag among flags',
      policy({}, { insiderRiskLevels: 'minor, Elevated' }),
      'GW2114 /conditions/insiderRiskLevels',
    ],
    [
      'a truth value as text',
      policy({ sessionControls: { persistentBrowser: { isEnabled: 'true' } } }),
      'GW2121 /sessionControls/persistentBrowser/isEnabled',
    ],
    [
      'a number as text',
      policy({ sessionControls: { signInFrequency: { value: '4' } } }),
      'GW2121 /sessionControls/signInFrequency/value',
    ],
  ])('%s is kept with a warning', (_, body, told) => {
    expect(readOne(body)).toMatchObject({ refused: false, told: [told], body });
  });

  it('too many findings leave room for the errors', () => {
    const many = Array.from({ length: 200 }, (_, index) => `x${index}`);
    const { findings } = readOne(policy({ displayName: null }, { clientAppTypes: many }));
    expect(findings).toHaveLength(51);
    expect(findings[0]).toMatchObject({ code: 'GW2108' });
    expect(findings.at(-1)).toMatchObject({ code: 'GW2122' });
  });
});
