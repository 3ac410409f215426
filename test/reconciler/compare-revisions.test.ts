import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { compareRevisions } from '../../reconciler/plan/compare-revisions.ts';
import type { Bindings } from '../../schemas/bindings.ts';
import { type Plan, planSchema } from '../../schemas/plan.ts';
import { resourceKey } from '../../schemas/resource.ts';
import { filesOf, projects } from '../support/projects.ts';
import { minimalProject, TenantWorld } from '../support/tenant-world.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function compiled(files: Readonly<Record<string, string>>, bindings?: Bindings) {
  return compile({ files: Object.entries(files).map(([file, text]) => ({ file, bytes: bytes(text) })), bindings });
}

function compare(before: string, after: string, bindings?: Bindings): Plan {
  const side = (documents: string) =>
    compiled({ 'gatewright.yaml': minimalProject, 'policies.yaml': documents }, bindings);
  return compareRevisions({
    ...{ before: side(before), after: side(after), bindings, commit: undefined, accepted: [] },
    tenant: { name: 'test', id: 'test' },
    base: { ref: 'main', commit: '0'.repeat(40) },
  });
}

const mail = (more: string) =>
  `kind: Protection\nname: mail\ntitle: Sales mail\nprotect: Exchange Online\nfor: Sales\n${more}`;
const told = ({ changes }: Plan) =>
  changes.map(({ action, kind, name, title, properties }) => ({
    ...{ action, kind, name, title },
    properties: properties.map(({ pointer, before, after, origin }) => ({ pointer, before, after, origin })),
  }));

describe('two revisions', () => {
  it('are told as a plan: what is made, changed and removed, with the lines of the newer one', () => {
    const after = `# moved\n${mail('require: block\nrollout: enabled\n')}---\nkind: Group\nname: Sales\n`;
    const plan = compare(`${mail('require: mfa\nrollout: enabled\n')}---\nkind: Group\nname: Old\n`, after);
    expect(planSchema.parse(JSON.parse(JSON.stringify(plan)))).toMatchObject({ requests: [], unchanged: 0 });
    expect(plan.changes.map(({ action, name, moved }) => [action, name, moved])).toEqual([
      ['create', 'Sales', 'git'],
      ['update', 'mail', 'git'],
      ['delete', 'Old', 'git'],
    ]);
    const origin = { file: 'policies.yaml', line: 7, column: 10 };
    expect(plan.changes[1]?.properties).toContainEqual({
      ...{ pointer: '/grantControls/builtInControls', before: ['mfa'], after: ['block'], origin },
    });
  });

  it('that say the same differently are the same', () => {
    const before = mail('require: mfa\n');
    const after = `# words\n${before.replace('for: Sales', 'for: { groups: [Sales] }')}`;
    expect(compare(before, after)).toMatchObject({ changes: [], unchanged: 1 });
    const id = '8d3c9a4e-6f60-4d5e-9b43-0a0a0a0a0a0a';
    const bindings: Bindings = { formatVersion: 1, tenant: 'test', names: { groups: { Sales: id } } };
    expect(compare(before.replace('Sales\n', `"id:${id}"\n`), before, bindings).changes).toEqual([]);
  });

  it('tell findings that are new apart from those that were there', () => {
    const weak = mail('require: mfa\nrollout: enabled\n');
    const plan = compare(weak, `\n\n${weak}---\nkind: Group\nname: Nobody\n`);
    const { findings } = compiled({ 'gatewright.yaml': minimalProject, 'policies.yaml': weak });
    const known = plan.findings.filter((finding) => finding.known === true);
    expect(known.map(({ message }) => message).toSorted()).toEqual(findings.map(({ message }) => message).toSorted());
    expect(known.length).toBeGreaterThan(0);
  });

  it('are judged by guards, and what is accepted is a warning', () => {
    const everybody = 'kind: Protection\nname: all\nprotect: all apps\nfor: everyone\nrequire: mfa\nrollout: enabled\n';
    const weaker = everybody.replace('rollout: enabled', 'rollout: disabled');
    expect(compare(everybody, weaker).findings).toContainEqual(
      expect.objectContaining({ code: 'GW6008', resource: 'conditionalAccessPolicies/all' }),
    );
    expect(compare(everybody, everybody).findings.filter(({ code }) => code.startsWith('GW6'))).toEqual([]);
  });

  it('of which the older does not compile cannot be told, and it is no error of the newer', () => {
    const plan = compare(mail('require: mffa\n'), mail('require: mfa\n'));
    expect(plan.changes).toEqual([]);
    expect(plan.findings).toContainEqual(
      expect.objectContaining({ severity: 'warning', message: expect.stringContaining('`main` does not compile') }),
    );
    expect(plan.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('that state tenant-wide settings change them and never remove them', () => {
    const side = (project: string) =>
      compiled({ 'gatewright.yaml': `${minimalProject}${project}`, 'a.yaml': mail('require: mfa\n') });
    const between = (before: string, after: string) =>
      compareRevisions({
        ...{ before: side(before), after: side(after), bindings: undefined, commit: undefined, accepted: [] },
        ...{ tenant: { name: 'test', id: 'test' }, base: { ref: 'main', commit: '0'.repeat(40) } },
      });
    const stated = 'devicesWithoutPolicy: noncompliant\n';
    expect(between('', stated).changes).toMatchObject([{ action: 'update', kind: 'deviceManagementSettings' }]);
    const gone = between(stated, '');
    expect(gone.changes).toEqual([]);
    expect(gone.releases).toEqual([expect.stringContaining('deviceManagementSettings/')]);
  });

  it('of any project: the same is no change, and there and back are mirrors of each other', () => {
    const side = (written: Parameters<typeof filesOf>[0]) => compiled(filesOf(written));
    fc.assert(
      fc.property(projects, projects, (one, other) => {
        const [before, after] = [side(one), side(other)];
        // Two objects of one key, such as two cases with the same condition, are an error, and no revision has them.
        fc.pre(hasKeysOfTheirOwn(before) && hasKeysOfTheirOwn(after));
        const make = (from: typeof before, to: typeof after) =>
          compareRevisions({
            // Nonsense is compared too: what is in question here is the comparison.
            before: { ...from, findings: [] },
            after: { ...to, findings: [] },
            ...{ bindings: undefined, commit: undefined, accepted: [] },
            ...{ tenant: { name: 'test', id: 'test' }, base: { ref: 'main', commit: '0'.repeat(40) } },
          });
        expect(make(before, before).changes).toEqual([]);
        const opposite = { create: 'delete', delete: 'create', update: 'update', adopt: 'adopt' } as const;
        const keys = (plan: Plan) =>
          plan.changes.map(({ action, kind, name }) => `${action} ${kind}/${name}`).toSorted();
        const back = make(after, before).changes.map(({ action, kind, name }) => `${opposite[action]} ${kind}/${name}`);
        // Members of a group that one side does not state are not its own, so that this change has a direction.
        const isTwoWay = (key: string) => !key.includes(' groups/');
        expect(keys(make(before, after)).filter(isTwoWay)).toEqual(back.toSorted().filter(isTwoWay));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a tenant that is what the older revision says', () => {
  let world: TenantWorld;
  beforeAll(async () => {
    world = await TenantWorld.start();
  });
  afterAll(() => world.emulator.close());

  const location = 'kind: NamedLocation\nname: office\nranges: 203.0.113.0/24\ntrusted: true\n';
  const before = [
    'kind: Group\nname: Sales\n',
    location,
    mail('require: mfa\nwhen: { locations: { except: office } }\n'),
    'kind: DeviceStandard\nname: phones\nplatforms: [iOS]\nfor: Sales\nfacts: { pin: { minimumLength: 6 } }\n',
    'kind: Protection\nname: going\nprotect: Office 365\nfor: Sales\nrequire: mfa\n',
  ].join('---\n');
  const after = [
    'kind: Group\nname: Sales\ndescription: They sell\n',
    location.replace('203.0.113.0/24', '[203.0.113.0/24, 198.51.100.0/24]'),
    mail(
      'require: [mfa, compliantDevice]\nwhen: { locations: { except: office } }\nsession: { signInFrequency: 12 hours }\n',
    ),
    'kind: DeviceStandard\nname: phones\nplatforms: [iOS]\nfor: Sales\nfacts: { pin: { minimumLength: 8 } }\n',
    'kind: Protection\nname: coming\nprotect: Office 365\nfor: Sales\nrequire: block\n',
  ].join('---\n');

  it('is planned to be changed in just this way', async () => {
    expect(await world.apply(before)).toMatchObject({ status: 'applied' });
    const planned = await world.plan(after);
    if (!('plan' in planned)) throw new Error(JSON.stringify(planned.findings));
    expect(planned.plan.changes.length).toBeGreaterThan(5);
    expect(told(compare(before, after))).toEqual(told(planned.plan));
  });
});

function hasKeysOfTheirOwn({ resources }: ReturnType<typeof compiled>): boolean {
  return new Set(resources.map(resourceKey)).size === resources.length;
}
