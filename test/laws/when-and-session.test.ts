import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../compiler/conditions/condition.ts';
import { whenConditions } from '../../compiler/conditions/index.ts';
import {
  leaveToService,
  liftServiceDefaults,
  type ServiceDefault,
  serviceDefaultsSchema,
} from '../../compiler/sentence/service-defaults.ts';
import {
  liftSession,
  lowerSession,
  type SessionSpec,
  sessionSchema,
  writeSession,
} from '../../compiler/sentence/session.ts';
import {
  liftWhen,
  lowerSilence,
  lowerWhen,
  type WhenSpec,
  whenSchema,
  writeWhen,
} from '../../compiler/sentence/when.ts';
import { sessionControls } from '../../compiler/session/index.ts';
import type { SessionControl } from '../../compiler/session/session-control.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { conditionSpecs, sessionSpecs } from '../support/arbitraries.ts';

const conditionEntries = Object.entries(whenConditions) as unknown as [
  keyof typeof whenConditions,
  Condition<unknown>,
][];
const controlEntries = Object.entries(sessionControls) as unknown as [
  keyof typeof sessionControls,
  SessionControl<unknown>,
][];

const words = [
  ...conditionEntries.map(([name, entry]) => ({ name, entry, specs: conditionSpecs[name] })),
  ...controlEntries.map(([name, entry]) => ({ name, entry, specs: sessionSpecs[name] })),
];

/** Members of Graph's objects, and words that stand in them, so that random bodies are now and then real ones. */
const wireNames = [
  'isEnabled',
  'mode',
  'rule',
  'deviceFilter',
  'value',
  'type',
  'frequencyInterval',
  'profileId',
].concat(
  ['Platforms', 'Locations', 'Devices', 'States'].flatMap((noun) => [`include${noun}`, `exclude${noun}`]),
  ['transferMethods', 'authenticationType', 'cloudAppSecurityType'],
);
const wireWords = [
  'iOS',
  'low',
  'minor',
  'browser',
  'hours',
  'timeBased',
  'everyTime',
  'always',
  'AllTrusted',
  'monitorOnly',
];

describe.each(words)('$name', ({ entry, specs }) => {
  it('is read as it is written', () => {
    fc.assert(fc.property(specs, (spec) => void expect(entry.schema.parse(entry.write(spec))).toEqual(spec)));
  });

  it('is read from Graph whatever stands beside it', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        expect(entry.lift({ ...entry.lower(spec), users: null, signInRiskDetections: [] })).toEqual(spec);
      }),
    );
  });

  it('lifts nothing from any body but what its schema accepts', () => {
    const pieces = fc.constantFrom(...wireWords, '', 'all', 'All', 'true', 0, true, null);
    const objects = fc.dictionary(fc.constantFrom(...wireNames), fc.oneof(pieces, fc.array(pieces)));
    fc.assert(
      fc.property(fc.oneof(objects, pieces, fc.array(pieces), fc.jsonValue()), (value) => {
        fc.pre(!JSON.stringify(value).includes('__proto__'));
        const body = Object.fromEntries(
          entry.wire.map((pointer) => [pointer.split('/')[2] ?? '', value]),
        ) as JsonObject;
        const spec = entry.lift(body);
        if (spec !== undefined) expect(entry.schema.parse(entry.write(spec))).toEqual(spec);
      }),
      { numRuns: 500 },
    );
  });
});

/** Clauses in which each word is there or not. */
function clauses<Spec>(specs: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Spec> {
  return fc.record(specs, { requiredKeys: [] }) as unknown as fc.Arbitrary<Spec>;
}

const whens = clauses<WhenSpec>(Object.fromEntries(conditionEntries.map(([name]) => [name, conditionSpecs[name]])));
const sessions = clauses<SessionSpec>(sessionSpecs).filter((session) => Object.keys(session).length > 0);
const isSilent = (when: WhenSpec) => when.clients?.[0] === 'all';

describe('the clause `when`', () => {
  it('is read as it is written', () => {
    fc.assert(fc.property(whens, (when) => void expect(whenSchema.parse(writeWhen(when))).toEqual(when)));
  });

  it('comes back from Graph, less what is written anyway', () => {
    fc.assert(
      fc.property(whens, (when) => {
        const { clients, ...others } = when;
        const expected = clients === undefined || isSilent(when) ? others : when;
        expect(liftWhen({ ...lowerSilence(), ...lowerWhen(when) })).toEqual(expected);
      }),
    );
  });

  it('writes all client types where it says nothing of them', () => {
    expect(lowerSilence()).toEqual({ clientAppTypes: ['all'] });
  });
});

describe('the clause `session`', () => {
  it('is read as it is written', () => {
    fc.assert(
      fc.property(sessions, (session) => void expect(sessionSchema.parse(writeSession(session))).toEqual(session)),
    );
  });

  it('comes back from Graph as it was sent', () => {
    fc.assert(fc.property(sessions, (session) => void expect(liftSession(lowerSession(session))).toEqual(session)));
  });

  it('is absent where Graph has nothing', () => {
    const nothing: JsonObject = Object.fromEntries(
      controlEntries.flatMap(([, { wire }]) => wire.map((pointer) => [pointer.split('/')[2] ?? '', null])),
    );
    for (const body of [null, {}, nothing]) expect(liftSession(body)).toBeUndefined();
    expect(lowerSession(undefined)).toBeNull();
  });

  it('does not say a control that is written out as off', () => {
    const off = { isEnabled: false };
    const body = { persistentBrowser: { ...off, mode: 'never' }, applicationEnforcedRestrictions: off };
    expect(liftSession({ ...body, secureSignInSession: off, signInFrequency: off, cloudAppSecurity: off })).toBe(
      undefined,
    );
  });
});

describe('`serviceDefaults`', () => {
  const body: JsonObject = {
    conditions: { ...lowerSilence(), platforms: null },
    sessionControls: lowerSession(sessionSchema.parse({ signInFrequency: '12 hours' })),
  };
  const all: readonly ServiceDefault[] = ['clientAppTypes', 'authenticationType', 'frequencyInterval'];

  it('leaves out what it names, and nothing else, and is found again', () => {
    fc.assert(
      fc.property(fc.subarray([...all]), (left) => {
        const sent = leaveToService(body, left);
        expect(liftServiceDefaults(sent)).toEqual(left);
        const gone = JSON.stringify(sent).length < JSON.stringify(body).length;
        expect(gone).toBe(left.length > 0);
      }),
    );
    expect(leaveToService(body, all)).toEqual({
      conditions: { platforms: null },
      sessionControls: { signInFrequency: { value: 12, type: 'hours', isEnabled: true } },
    });
  });

  it('keeps what says anything but the default', () => {
    const other: JsonObject = {
      conditions: { clientAppTypes: ['browser'] },
      sessionControls: lowerSession(
        sessionSchema.parse({ signInFrequency: { every: 'time', authentication: 'secondary' } }),
      ),
    };
    expect(leaveToService(other, all)).toEqual(other);
  });

  it('is one word or a list, in any letter case', () => {
    expect(serviceDefaultsSchema.parse('clientapptypes')).toEqual(['clientAppTypes']);
    expect(serviceDefaultsSchema.parse(['frequencyInterval', 'clientAppTypes'])).toEqual([
      'clientAppTypes',
      'frequencyInterval',
    ]);
  });
});

describe('the word for everything', () => {
  it.each([
    ['platforms', 'All', 'windows'],
    ['locations', 'Anywhere', 'Head Office'],
    ['devices', 'ALL', 'Compliant'],
    ['deviceStates', 'all', 'DomainJoined'],
  ] as const)('of %s is %s, alone or with exceptions, and no item', (name, word, item) => {
    const { schema } = whenConditions[name];
    expect(schema.parse(word)).toEqual({});
    expect(schema.parse({ only: word, except: item })).toEqual({ except: [item] });
    for (const wrong of [[word, item], { only: [word] }, { except: word }]) {
      expect(schema.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
    }
  });

  it('of clients stands alone', () => {
    expect(whenConditions.clients.schema.parse('ALL')).toEqual(['all']);
    expect(whenConditions.clients.schema.safeParse(['all', 'browser']).success).toBe(false);
  });

  it('is not lifted from a list that holds more', () => {
    const lists = {
      platforms: { includePlatforms: ['all', 'iOS'] },
      locations: { includeLocations: ['All', 'AllTrusted'] },
      clientAppTypes: ['all', 'browser'],
    };
    expect(lowerWhen(liftWhen(lists))).not.toMatchObject(lists);
  });

  it('is a name no location can be said by', () => {
    const body = { locations: { includeLocations: [{ $ref: 'namedLocations/anywhere' }], excludeLocations: [] } };
    expect(lowerWhen(liftWhen(body))).not.toEqual(body);
  });
});
