import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { readPointer } from '../../schemas/pointer.ts';
import { minimalProject, sourcesOf } from '../support/compile-text.ts';

const compiled = (documents: string, project = minimalProject) =>
  compile({ files: sourcesOf({ 'a.yaml': documents, 'gatewright.yaml': project }) });
const told = (documents: string, project?: string) =>
  compiled(documents, project)
    .findings.filter(({ severity }) => severity !== 'information')
    .map(({ code, message, pointer }) => ({ code, message, pointer }));
const codes = (documents: string, project?: string) => told(documents, project).map(({ code }) => code);

const standard = (platforms: string, facts = 'jailbroken: forbidden') =>
  `kind: DeviceStandard\nname: s\nplatforms: ${platforms}\nfacts: { ${facts} }\n---\n`;
const relying = (when: string) =>
  `kind: Protection\nname: mail\nprotect: Exchange Online\nfor: Sales\n${when}require: { compliantDevice: s }\n`;
const strict = `${minimalProject}devicesWithoutPolicy: noncompliant\n`;

describe('a compliant device that nothing checks', () => {
  it.each([
    ['linux', '`linux`'],
    ['windowsPhone', '`windowsPhone`'],
    ['[iOS, windowsPhone, linux]', '`windowsPhone` and `linux`'],
    ['{ only: [iOS, linux], except: iOS }', '`linux`'],
  ])('is found on platforms that are named: %s', (platforms, open) => {
    expect(told(standard('iOS') + relying(`when: { platforms: ${platforms} }\n`))).toMatchObject([
      { code: 'GW4020', message: expect.stringContaining(`people on ${open} get in unchecked`) },
    ]);
    expect(codes(standard('iOS') + relying(`when: { platforms: ${platforms} }\n`), strict)).toContain('GW4021');
  });

  const everywhere = standard('[iOS, macOS, windows, androidWorkProfile]', 'os: ">= 13"');

  it('is found on Linux where no platform is named, and not where it is covered or left out; judged noncompliant it is told', () => {
    expect(codes(everywhere + relying(''))).toEqual(['GW4020', 'GW4063']);
    expect(codes(everywhere + relying('when: { platforms: { except: android } }\n'))).toEqual(['GW4020']);
    const linux = '[iOS, macOS, windows, linux]';
    const covered = standard(linux, 'os: { iOS: ">= 13", macOS: ">= 13", windows: ">= 10", linux: rhel }');
    expect(codes(covered + relying('when: { platforms: { except: android } }\n'))).toEqual([]);
    expect(codes(everywhere + relying('when: { platforms: { except: [linux, android] } }\n'))).toEqual([]);
    expect(codes(everywhere + relying(''), strict)).toEqual(['GW4021']);
  });

  it('is a warning for fully managed Android, until a policy for them is assigned', () => {
    const documents = standard('androidWorkProfile') + relying('when: { platforms: android }\n');
    const own = (assignments: string) => `---
kind: CompliancePolicy
name: owned
body:
  '@odata.type': '#microsoft.graph.androidDeviceOwnerCompliancePolicy'
  scheduledActionsForRule: [{ scheduledActionConfigurations: [{ actionType: block, gracePeriodHours: 0 }] }]
  assignments: [${assignments}]
`;
    const toGroup = "{ target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: Sales } }";
    expect(told(documents)).toMatchObject([
      {
        code: 'GW4063',
        message: expect.stringContaining('fully managed Android'),
        pointer: '/require/compliantDevice',
      },
    ]);
    expect(codes(documents + own(''))).toContain('GW4063');
    expect(codes(documents + own(toGroup))).not.toContain('GW4063');
    expect(codes(documents, strict)).toEqual([]);
  });

  it('is a warning where a standard demands nothing on a platform', () => {
    const documents =
      standard('[iOS, macOS]', "os: { macOS: '>= 14' }") + relying('when: { platforms: [iOS, macOS] }\n');
    expect(told(documents)).toMatchObject([
      { code: 'GW4060', message: expect.stringContaining('demands nothing on `iOS`'), pointer: '/platforms/0' },
    ]);
  });

  it('is a warning in a Graph body that relies on a standard assigned to nobody', () => {
    const body = (platforms: string) => `kind: ConditionalAccessPolicy
name: by-hand
body:
  state: disabled
  conditions:
    applications: { includeApplications: [All] }
    users: { includeUsers: [All], excludeGroups: [Break Glass] }
    platforms: { includePlatforms: [${platforms}] }
  grantControls: { operator: OR, builtInControls: [compliantDevice] }
`;
    expect(codes(standard('iOS') + body('iOS'))).toEqual(['GW4022', 'GW4061']);
    expect(codes(standard('iOS') + body('all'))).toContain('GW4061');
    expect(codes(standard('iOS') + body('macOS'))).not.toContain('GW4061');
    expect(codes(standard('iOS').replace('---', 'for: Sales\n---') + body('iOS'))).toEqual([]);
  });
});

describe('cases', () => {
  const cases = (written: string, more = '') =>
    `kind: Protection\nname: mail\nprotect: Exchange Online\nfor: Sales\ncases: ${written}\n${more}`;

  it('that name only a part of a kind of client are refused: the rest would block them', () => {
    const eas = '[{ when: { clients: easSupported }, require: mfa }]';
    expect(codes(cases(eas))).toEqual(['GW4057']);
    expect(codes(cases(eas, 'otherwise: allow\n'))).toEqual([]);
    expect(codes(cases('[{ when: { clients: [easSupported, exchangeActiveSync] }, require: mfa }]'))).toEqual([]);
  });

  it.each([
    ['{ platforms: iOS }', '{ clients: browser }', true],
    ['{ platforms: { except: iOS } }', '{ platforms: [iOS, linux] }', true],
    ['{ platforms: { except: iOS } }', '{ platforms: { except: android } }', true],
    ['{ platforms: iOS }', '{ platforms: iOS, signInRisk: high }', true],
    ['{ platforms: { except: iOS } }', '{ platforms: iOS }', false],
    ['{ clients: modernAuthentication }', '{ clients: legacyAuthentication }', false],
    ['{ platforms: iOS, signInRisk: low }', '{ platforms: iOS, signInRisk: high }', false],
  ])('%s and %s: that both apply is told (%s)', (first, second, isTold) => {
    const found = codes(
      cases(
        `[{ name: a, when: ${first}, require: mfa }, { name: b, when: ${second}, require: mfa }]`,
        'otherwise: allow\n',
      ),
    );
    expect(found).toEqual(isTold ? ['GW4058'] : []);
  });
});

describe('words', () => {
  const sentence = (protect: string, audience: string) =>
    `kind: Protection\nname: mail\nprotect: ${protect}\nfor: ${audience}\nrequire: mfa\n`;

  it.each([
    '[everyone]',
    '[Sales, Everyone]',
    '[none]',
    '{ groups: Sales, except: everyone }',
    '{ groups: Sales, except: [NONE] }',
  ])('for audiences are no groups: %s', (audience) => {
    const [finding, ...others] = compiled(sentence('Exchange Online', audience)).findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: 'GW2006', help: expect.stringContaining('`name:everyone`') });
    expect(finding?.message).toMatch(/^`(everyone|none)` is not allowed for `for/i);
  });

  it.each(['[name:everyone]', '{ groups: everyone }', '{ groups: [everyone] }'])(
    'a group of such a name is %s',
    (audience) => {
      const { resources } = compiled(sentence('Exchange Online', audience));
      const body = resources[0]?.body ?? {};
      expect(readPointer(body, '/conditions/users/includeGroups')).toEqual([{ $ref: 'groups/everyone' }]);
    },
  );

  it.each(['{ apps: all apps, except: [All Apps] }', '{ apps: Office 365, except: all apps }'])(
    'for all apps leave out none: %s',
    (protect) => {
      expect(codes(sentence(protect, 'Sales'))).toContain('GW4062');
    },
  );
});

describe('a group that is meant by name and by title', () => {
  const group = 'kind: Group\nname: sales\ntitle: Sales team\n---\n';
  const audience = (written: string) => `kind: Protection\nname: mail\nprotect: Exchange Online\nfor: ${written}\n`;

  it('is included once', () => {
    const { resources } = compiled(`${group}${audience('[sales, Sales team, Other]')}require: mfa\n`);
    const policy = resources.find(({ kind }) => kind === 'conditionalAccessPolicies');
    expect(readPointer(policy?.body ?? {}, '/conditions/users/includeGroups')).toEqual([
      { $ref: 'groups/sales' },
      { $ref: 'groups/Other' },
    ]);
  });

  it('is assigned once, whichever sentence says it', () => {
    const when = 'when: { platforms: iOS }\nrequire: { compliantDevice: s }\n';
    const one = `${audience('sales')}${when}`;
    const other = `${audience('Sales team').replace('mail', 'mail-2')}${when}`;
    const { resources } = compiled(`${group}${standard('iOS')}${one}---\n${other}`);
    const policy = resources.find(({ kind }) => kind === 'deviceCompliancePolicies');
    const assignments = policy?.body.assignments;
    expect(assignments).toEqual([
      { target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: { $ref: 'groups/sales' } } },
      expect.objectContaining({ target: expect.objectContaining({ groupId: { $ref: 'groups/Break Glass' } }) }),
    ]);
  });
});
