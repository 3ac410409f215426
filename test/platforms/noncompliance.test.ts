import { readdirSync } from 'node:fs';
import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { formatDelay, parseDelay } from '../../compiler/noncompliance/delay.ts';
import {
  liftActions,
  lowerActions,
  type NoncomplianceSpec,
  noncomplianceActions,
  whenNoncompliantSchema,
} from '../../compiler/noncompliance/index.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { publishedProperties } from './published-types.ts';

const supportingFiles = ['action.ts', 'configuration.ts', 'delay.ts', 'index.ts'];
const noTemplate = '00000000-0000-0000-0000-000000000000';
const documented: readonly JsonObject[] = [
  { mark: 'after 1 day' },
  { push: 'immediately' },
  { email: 'immediately', template: 'corporate-notice', cc: ['Service desk'] },
  { lock: 'after 7 days' },
  { retire: 'after 30 days' },
];

const delay = fc.integer({ min: 0, max: 8760 }).map(formatDelay);
const name = fc.oneof(
  fc.uuid().map((id) => `id:${id}`),
  fc.string({ minLength: 1 }).map((text) => `a ${text}`.trim()),
);
const mark = fc.record({ mark: delay });
const retire = fc.record({ retire: delay });
const push = fc.record({ push: delay });
const lock = fc.record({ lock: delay });
const email = fc.record(
  { email: delay, template: name, cc: fc.array(name, { minLength: 1 }) },
  { requiredKeys: ['email', 'template'] },
);
/** At most one mark, anywhere among the others. */
const specs: fc.Arbitrary<NoncomplianceSpec[]> = fc
  .tuple(fc.array(mark, { maxLength: 1 }), fc.array<NoncomplianceSpec>(fc.oneof(email, retire, push, lock)), fc.nat())
  .map(([marks, others, at]) => others.toSpliced(at % (others.length + 1), 0, ...marks));

function configurationsOf(actions: readonly NoncomplianceSpec[]): readonly JsonObject[] {
  const [rule, ...more] = lowerActions(actions);
  expect(more).toEqual([]);
  expect(rule?.ruleName).toBeUndefined();
  const configurations = rule?.scheduledActionConfigurations;
  return Array.isArray(configurations) ? configurations.filter(isJsonObject) : [];
}

function messages(input: unknown): readonly string[] {
  const result = whenNoncompliantSchema.safeParse(input);
  return (result.error?.issues ?? []).map((issue) => issue.message);
}

describe('the registry of noncompliance actions', () => {
  test('lists every action of the folder', async () => {
    const folder = new URL('../../compiler/noncompliance/', import.meta.url);
    const files = readdirSync(folder).filter((file) => !supportingFiles.includes(file));
    expect(files.length).toBe(noncomplianceActions.length);
    for (const file of files) {
      const exported: Record<string, unknown> = await import(new URL(file, folder).href);
      const listed = Object.values(exported).filter((value) => noncomplianceActions.some((action) => action === value));
      expect(listed, `${file} exports one action and index.ts lists it`).toHaveLength(1);
    }
  });

  test('tells actions apart by a key that no other action has', () => {
    for (const spec of documented) {
      const accepting = noncomplianceActions.filter((action) => action.schema.safeParse(spec).success);
      expect(accepting.map((action) => action.name in spec)).toEqual([true]);
    }
    expect(documented.length).toBe(noncomplianceActions.length);
  });
});

describe('lowering', () => {
  test('gives what Graph reads back', () => {
    const parsed = whenNoncompliantSchema.parse(documented);
    expect(lowerActions(parsed)).toEqual([
      {
        scheduledActionConfigurations: [
          {
            actionType: 'block',
            gracePeriodHours: 24,
            notificationTemplateId: noTemplate,
            notificationMessageCCList: [],
          },
          {
            actionType: 'pushNotification',
            gracePeriodHours: 0,
            notificationTemplateId: noTemplate,
            notificationMessageCCList: [],
          },
          {
            actionType: 'notification',
            gracePeriodHours: 0,
            notificationTemplateId: { $ref: 'notificationMessageTemplates/corporate-notice' },
            notificationMessageCCList: [{ $ref: 'groups/Service desk' }],
          },
          {
            actionType: 'remoteLock',
            gracePeriodHours: 168,
            notificationTemplateId: noTemplate,
            notificationMessageCCList: [],
          },
          {
            actionType: 'retire',
            gracePeriodHours: 720,
            notificationTemplateId: noTemplate,
            notificationMessageCCList: [],
          },
        ],
      },
    ]);
  });

  test('marks immediately when nobody says when', () => {
    for (const actions of [[], [{ retire: 'after 1 day' }]]) {
      expect(configurationsOf(actions)[0]).toMatchObject({ actionType: 'block', gracePeriodHours: 0 });
    }
  });

  test('always has exactly one block action and only published properties', () => {
    const published = publishedProperties('DeviceComplianceActionItem');
    const actionType = published.get('actionType');
    const types = actionType?.type === 'enum' ? actionType.members : [];
    return fc.assert(
      fc.property(specs, (actions) => {
        const configurations = configurationsOf(actions);
        expect(configurations.filter((each) => each.actionType === 'block')).toHaveLength(1);
        for (const each of configurations) {
          expect([...published.keys()]).toEqual(expect.arrayContaining(Object.keys(each)));
          expect(types).toContain(each.actionType);
        }
      }),
    );
  });
});

describe('lifting', () => {
  test('is the mirror of lowering, action by action', () =>
    fc.assert(
      fc.property(fc.tuple(mark, push, email, lock, retire), (examples) => {
        for (const [index, configuration] of configurationsOf(examples).entries()) {
          const lifted = noncomplianceActions.map((action) => action.lift(configuration));
          expect(lifted.filter((spec) => spec !== undefined)).toEqual([examples[index]]);
        }
      }),
    ));

  test('is the mirror of lowering, list by list', () =>
    fc.assert(
      fc.property(specs, (actions) => {
        const lifted = liftActions(lowerActions(actions));
        expect(whenNoncompliantSchema.parse(lifted)).toEqual(lifted);
        expect(lowerActions(lifted ?? [])).toEqual(lowerActions(actions));
        if (actions.some((spec) => 'mark' in spec)) expect(lifted).toEqual(actions);
      }),
    ));

  test('reads what the service adds and leaves out', () => {
    const configurations = [
      { id: 'b0c5', actionType: 'block', gracePeriodHours: 12, notificationTemplateId: null },
      {
        '@odata.type': '#microsoft.graph.deviceComplianceActionItem',
        actionType: 'notification',
        gracePeriodHours: 24,
        notificationTemplateId: 'bbf43ceb-5e68-428b-8ad3-00c9efb54210',
        notificationMessageCCList: ['91710c72-1358-4438-b0b2-70eb32b542dd'],
      },
    ];
    const rule = { id: 'a1', ruleName: null, scheduledActionConfigurations: configurations };
    expect(liftActions([rule])).toEqual([
      { mark: 'after 12 hours' },
      {
        email: 'after 1 day',
        template: 'id:bbf43ceb-5e68-428b-8ad3-00c9efb54210',
        cc: ['id:91710c72-1358-4438-b0b2-70eb32b542dd'],
      },
    ]);
  });

  const block = { actionType: 'block', gracePeriodHours: 0, notificationTemplateId: '', notificationMessageCCList: [] };
  const unsayable: readonly (readonly [string, Json])[] = [
    ['an action we have no word for', [{ scheduledActionConfigurations: [block, { ...block, actionType: 'wipe' }] }]],
    ['no block action', [{ scheduledActionConfigurations: [] }]],
    ['two block actions', [{ scheduledActionConfigurations: [block, block] }]],
    ['two rules', [{ scheduledActionConfigurations: [block] }, { scheduledActionConfigurations: [block] }]],
    [
      'an email without a template',
      [{ scheduledActionConfigurations: [block, { ...block, actionType: 'notification' }] }],
    ],
    ['a template on a block action', [{ scheduledActionConfigurations: [{ ...block, notificationTemplateId: 'x' }] }]],
    ['an unknown member of an action', [{ scheduledActionConfigurations: [{ ...block, severity: 3 }] }]],
    ['an unknown member of a rule', [{ severity: 3, scheduledActionConfigurations: [block] }]],
    ['a period beyond a year', [{ scheduledActionConfigurations: [{ ...block, gracePeriodHours: 8761 }] }]],
    ['nothing at all', null],
  ];
  test.each(unsayable)('gives up on %s', (_what, rules) => {
    expect(liftActions([{ scheduledActionConfigurations: [block] }])).toEqual([{ mark: 'immediately' }]);
    expect(liftActions(rules)).toBeUndefined();
  });
});

describe('delays', () => {
  test.each([
    ['immediately', 0],
    ['after 1 hour', 1],
    ['After 36 Hours', 36],
    ['after 2 days', 48],
    ['after 365 days', 8760],
  ])('%s is %d hours', (text, hours) => {
    expect(parseDelay(text)).toBe(hours);
  });

  test.each([
    '',
    'soon',
    'after a day',
    'after 1.5 days',
    'after -1 days',
    '1 day',
    'after 366 days',
    'after 8761 hours',
  ])('%o is no delay', (text) => {
    expect(parseDelay(text)).toBeUndefined();
  });

  test('every number of hours has one spelling', () => {
    for (let hours = 0; hours <= 8760; hours += 1) expect(parseDelay(formatDelay(hours))).toBe(hours);
    expect(whenNoncompliantSchema.parse([{ mark: 'after 24 hours' }])).toEqual([{ mark: 'after 1 day' }]);
    expect(whenNoncompliantSchema.parse([{ mark: 'after 0 days' }])).toEqual([{ mark: 'immediately' }]);
  });
});

describe('the schema', () => {
  test('takes one group or a list of them', () => {
    const entry = { email: 'immediately', template: 'notice', cc: 'Service desk' };
    expect(whenNoncompliantSchema.parse([entry])).toEqual([{ ...entry, cc: ['Service desk'] }]);
  });

  test.each([
    [[{ email: 'immediately' }], 'an email needs a `template`, the name of a notification message template'],
    [
      [{ mark: 'immediately' }, { mark: 'after 1 day' }],
      '`mark` can stand only once: a device becomes noncompliant at one time',
    ],
    [[{ mark: 'soon' }], 'a delay is `immediately`, `after 6 hours` or `after 2 days`'],
    [[{ retire: 'after 366 days' }], 'a delay is at most one year: `after 365 days`'],
    [[{ wipe: 'immediately' }], 'an entry names one of the actions `mark`, `push`, `email`, `lock`, `retire`'],
    [
      [{ mark: 'immediately', retire: 'after 1 day' }],
      'one entry names one action; give `mark` and `retire` an entry each',
    ],
    [
      ['mark'],
      'an entry names an action and its delay, e.g. `mark: after 1 day`; actions: `mark`, `push`, `email`, `lock`, `retire`',
    ],
  ])('%j: %s', (input, message) => {
    expect(messages(input)).toEqual([message]);
  });

  test('is offered to editors with a sentence for every key', () => {
    const schema = z.toJSONSchema(whenNoncompliantSchema, { io: 'input', target: 'draft-7' });
    const validate = new Ajv({ strict: false }).compile(schema);
    expect(validate(documented)).toBe(true);
    expect(validate([{ email: 'immediately' }])).toBe(false);
    expect(validate([{ mark: 'soon' }])).toBe(false);
    const text = JSON.stringify(schema);
    for (const key of ['mark', 'push', 'email', 'template', 'cc', 'lock', 'retire']) {
      expect(text).toMatch(new RegExp(`"${key}":\\{[^{}]*"description":"[A-Z][^"]+\\."`));
    }
  });
});
