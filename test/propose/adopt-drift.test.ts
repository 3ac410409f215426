import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { canonical } from '../../compiler/diff/canonical.ts';
import { type Adoption, adoptDrift } from '../../reconciler/propose/adopt-drift.ts';
import { emergencyAccessDropped, proposeRules } from '../../reconciler/propose/propose-rules.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { type Resource, resourceKey } from '../../schemas/resource.ts';
import { minimalProject, sourcesOf } from '../support/compile-text.ts';

type Change = (body: Record<string, never> & JsonObject) => JsonObject | undefined;

/** Adopts what the tenant has, said as changes of what files come to: `kind/name` → the body; undefined: deleted. */
function adopted(text: string, changes: Readonly<Record<string, Change>>, project = minimalProject) {
  const files = sourcesOf({ 'gatewright.yaml': project, 'policies.yaml': text });
  const before = compile({ files }).resources;
  const adoption = adopt(
    files,
    (resource) => {
      const change = changes[resourceKey(resource)];
      return change === undefined ? resource.body : change(resource.body as never);
    },
    before,
  );
  const textOf = (file: string) => {
    const bytes = adoption.files.find((each) => each.file === file)?.bytes;
    return bytes === undefined ? undefined : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  };
  return { ...adoption, text: textOf('policies.yaml'), project: textOf('gatewright.yaml') };
}

function adopt(
  files: Parameters<typeof compile>[0]['files'],
  liveOf: (resource: Resource) => JsonObject | undefined,
  before: readonly Resource[],
): Adoption {
  return adoptDrift({
    files,
    bindings: undefined,
    found: [],
    named: (resources) => resources,
    sayable: (_, body) => body,
    drifted: before.flatMap((resource) => {
      const live = liveOf(resource);
      const goal = live && canonical(kinds[resource.kind], live);
      const isSame = JSON.stringify(goal) === JSON.stringify(canonical(kinds[resource.kind], resource.body));
      return isSame ? [] : [{ key: resourceKey(resource), title: resource.name, live, goal }];
    }),
  });
}

const without =
  (group: string): Change =>
  (body) =>
    JSON.parse(JSON.stringify(body).replace(`,{"$ref":"groups/${group}"}`, ''));
const withState =
  (state: string): Change =>
  (body) => ({ ...body, state });
const key = (name: string) => `conditionalAccessPolicies/${name}`;

const audience = `kind: Audience
name: staff
for: { groups: [Sales, Board] } # both
---
kind: Protection
name: mail
protect: Exchange Online
for: { audience: staff }
require: mfa
---
kind: Protection
name: files
protect: Office 365
for: { audience: staff }
require: mfa
`;

describe('an audience several sentences name', () => {
  it('changes where it is said, if all of them drifted alike', () => {
    const { text, refused } = adopted(audience, { [key('mail')]: without('Board'), [key('files')]: without('Board') });
    expect(refused).toEqual([]);
    expect(text).toBe(audience.replace('[Sales, Board]', '[Sales]'));
  });

  it('is left alone by a sentence that drifted alone', () => {
    const { text, refused } = adopted(audience, { [key('mail')]: without('Board') });
    expect(refused).toEqual([]);
    expect(text).toBe(audience.replace('for: { audience: staff }', 'for: Sales'));
  });
});

const cases = `kind: Protection
name: office
protect: Office 365
for: Sales
cases:
  # phones
  - when: { platforms: [iOS, Android] }
    require: appProtection
  - when: { platforms: [windows] } # laptops
    require: mfa
otherwise: block
`;

describe('a sentence with cases', () => {
  const names = ['office.android-iOS', 'office.windows', 'office.otherwise'].map(key);

  it('changes the answer of one of them', () => {
    const require: Change = (body) => ({
      ...body,
      grantControls: { operator: 'OR', builtInControls: ['compliantApplication', 'mfa'] },
    });
    const { text, refused } = adopted(cases, { [names[0] ?? '']: require });
    expect(refused).toEqual([]);
    expect(text).toBe(cases.replace('require: appProtection', 'require: { anyOf: [mfa, appProtection] }'));
  });

  it('is rolled out as a whole, or not at all', () => {
    const all = adopted(cases, Object.fromEntries(names.map((name) => [name, withState('enabled')])));
    expect(all.refused).toEqual([]);
    expect(all.text).toBe(`${cases}rollout: enabled\n`);
    const one = adopted(cases, { [names[1] ?? '']: withState('enabled') });
    expect(one).toMatchObject({ adopted: [], refused: [{ code: 'GW5481', pointer: '/state' }], text: cases });
  });

  it('goes when all of its policies are gone', () => {
    const other = 'kind: Group\nname: Sales\n---\n';
    const gone = Object.fromEntries(names.map((name) => [name, () => undefined]));
    expect(adopted(`# ours\n${other}# phones\n${cases}`, gone).text).toBe('# ours\nkind: Group\nname: Sales\n');
    expect(adopted(`# ours\n${cases}---\n${other.replace('---\n', '')}`, gone).text).toBe(
      '# ours\nkind: Group\nname: Sales\n',
    );
    expect(adopted(cases, gone).text).toBeUndefined();
  });
});

describe('files as people keep them', () => {
  it('keep their byte order mark and their line breaks', () => {
    const text = `\uFEFF${cases.replaceAll('\n', '\r\n')}`;
    const files = sourcesOf({ 'gatewright.yaml': minimalProject }).concat({
      file: 'policies.yaml',
      bytes: new TextEncoder().encode(text),
    });
    const { resources } = compile({ files });
    const done = adopt(files, ({ body }) => ({ ...body, state: 'disabled' }), resources);
    const bytes = done.files.find(({ file }) => file === 'policies.yaml')?.bytes;
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(`${text}rollout: disabled\r\n`);
  });

  it('keep what an anchor means to others', () => {
    const text = `kind: Protection
name: office
protect: Office 365
for: Sales
cases:
  - when: { platforms: [iOS] }
    require: &strict [mfa, appProtection]
  - when: { platforms: [windows] }
    require: *strict
otherwise: allow
`;
    const require: Change = (body) => ({ ...body, grantControls: { operator: 'OR', builtInControls: ['block'] } });
    expect(adopted(text, { [key('office.iOS')]: require }).text).toBe(
      text.replace('&strict [mfa, appProtection]', '[block]').replace('*strict', '&strict [mfa, appProtection]'),
    );
    expect(adopted(text, { [key('office.windows')]: require }).text).toBe(text.replace('*strict', '[block]'));
  });
});

describe('what no sentence says', () => {
  const text = `# Mail of Sales.\nkind: Protection\nname: mail\nprotect: Exchange Online\nfor: Sales\n# as agreed\nrequire: mfa\n`;

  it('becomes a Graph body, below the comments', () => {
    const done = adopted(text, {
      [key('mail')]: (body) => ({
        ...body,
        conditions: { ...(body.conditions as unknown as JsonObject), somethingNew: { level: 7 } },
      }),
    });
    expect(done.refused).toEqual([]);
    expect(done.text).toMatch(/^# Mail of Sales\.\nkind: ConditionalAccessPolicy\nname: mail\n/);
    expect(done.text).toContain('# as agreed\n');
    expect(done.text).toContain('somethingNew');
    expect(done.text).toContain('excludeGroups: [Break Glass]');
  });
});

describe('an emergency access group', () => {
  const text = 'kind: Group\nname: Break Glass\nmembers: [one@contoso.com, two@contoso.com]\n';
  const membersOf = ({ members }: JsonObject): readonly Json[] => (Array.isArray(members) ? members : []);
  it.each<[string, Change]>([
    ['deleted', () => undefined],
    ['with a member less', (body) => ({ ...body, members: [membersOf(body)[0] ?? null] })],
    ['emptied', (body) => ({ ...body, members: [] })],
    ['given a rule', (body) => ({ ...body, membershipRule: 'user.department -eq "IT"' })],
  ])('%s is not adopted', (_, change) => {
    const done = adopted(text, { 'groups/Break Glass': change });
    expect(done.refused.map(({ code }) => code)).toEqual([emergencyAccessDropped.code]);
    expect(done.text ?? text).toBe(text);
  });

  it('with a member more has lost nothing', () => {
    const more: Change = (body) => ({
      ...body,
      members: [...membersOf(body), { $ref: 'users/three@contoso.com' }],
    });
    const { refused } = adopted(text, { 'groups/Break Glass': more });
    expect(refused.map(({ code }) => code)).not.toContain(emergencyAccessDropped.code);
  });
});

describe('what the project says of the tenant', () => {
  it('changes in the project file', () => {
    const project = `# ours\n${minimalProject}devicesWithoutPolicy: compliant # for now\n`;
    const live: Change = (body) => ({ ...body, settings: { secureByDefault: true } });
    const done = adopted('kind: Group\nname: Sales\n', { 'deviceManagementSettings/tenant': live }, project);
    expect(done.project).toBe(project.replace('devicesWithoutPolicy: compliant', 'devicesWithoutPolicy: noncompliant'));
  });
});

describe.each(proposeRules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  const codesOf = ({ documents, tenant }: (typeof rule)['failing']) => {
    const files = sourcesOf({ 'gatewright.yaml': minimalProject, 'policies.yaml': documents });
    const live = compile({
      files: sourcesOf({ 'gatewright.yaml': minimalProject, 'policies.yaml': tenant?.applied ?? '' }),
    }).resources;
    const bodies = new Map(live.map((resource) => [resourceKey(resource), resource.body]));
    return adopt(files, (resource) => bodies.get(resourceKey(resource)), compile({ files }).resources).refused.map(
      (each) => each.code,
    );
  };

  it('is told of its failing example, and not of its passing one', () => {
    expect(codesOf(rule.failing)).toContain(code);
    expect(codesOf(rule.passing)).toEqual([]);
  });
});
