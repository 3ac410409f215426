import { describe, expect, it } from 'vitest';
import { projectSchema } from '../../compiler/project.ts';
import { parseYaml } from '../../compiler/text/parse-yaml.ts';
import { allRules } from '../../reconciler/all-rules.ts';
import { checkNotifications, notificationRules } from '../../reconciler/check-notifications.ts';
import { checkSchedule, scheduleRules } from '../../reconciler/check-schedule.ts';
import { guards } from '../../reconciler/guards/index.ts';
import { releasedObject, tenantRules } from '../../reconciler/tenant/tenant-rules.ts';
import { waiverTenantRules } from '../../reconciler/waivers/waiver-tenant-rules.ts';
import type { FindingExample } from '../../schemas/finding.ts';
import { TenantWorld } from '../support/tenant-world.ts';

/** The codes a plan of the example comes to, in a tenant prepared as the example says. */
async function codesOf(example: FindingExample): Promise<readonly string[]> {
  const world = await TenantWorld.start();
  try {
    for (const { path, body } of example.tenant?.byHand ?? []) {
      const answer = await world.send('POST', path, body);
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    }
    if (example.tenant?.applied !== undefined) {
      const applied = await world.apply(example.tenant.applied, example.project);
      expect(applied.status, JSON.stringify('findings' in applied ? applied.findings : applied.plan.findings)).toBe(
        'applied',
      );
    }
    for (const path of example.tenant?.forbidden ?? []) {
      await world.send('POST', '/_emulator/faults', [{ match: { method: 'GET', path }, fault: 'forbidden' }]);
    }
    const planned = await world.plan(example.documents, example.project);
    return ('plan' in planned ? planned.plan.findings : planned.findings).map(({ code }) => code);
  } finally {
    await world.emulator.close();
  }
}

const rules = [...tenantRules, ...waiverTenantRules, ...guards.map(({ rule }) => rule)];

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s against an emulated tenant', (code, rule) => {
  it('its failing example gives it', async () => {
    expect(await codesOf(rule.failing)).toContain(code);
  });

  it('its passing example does not', async () => {
    expect(await codesOf(rule.passing)).not.toContain(code);
  });
});

describe('the rules together', () => {
  it('have a code each, and every tenant rule is one of them', () => {
    const codes = allRules.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toContain(releasedObject.code);
  });

  it('schedules are understood by the scheduler, or refused at their words', async () => {
    for (const rule of scheduleRules) {
      const findings = (example: FindingExample) => {
        const text = example.project ?? '';
        const settings = projectSchema.parse(parseYaml('gatewright.yaml', text).documents[0]?.value);
        return checkSchedule(settings, [{ file: 'gatewright.yaml', bytes: new TextEncoder().encode(text) }]);
      };
      expect(await findings(rule.failing)).toMatchObject([{ code: rule.code, span: { start: { line: 3 } } }]);
      expect(await findings(rule.passing)).toEqual([]);
    }
  });

  it('notifications are about tenants of the project, or found at their words', () => {
    const findings = (text: string) => {
      const settings = projectSchema.parse(parseYaml('gatewright.yaml', text).documents[0]?.value);
      return checkNotifications(settings, [{ file: 'gatewright.yaml', bytes: new TextEncoder().encode(text) }]);
    };
    for (const rule of notificationRules) {
      const text = rule.failing.project ?? '';
      const start = { line: 4, column: text.split('\n')[3]?.indexOf('contosso') };
      expect(findings(text)).toMatchObject([{ code: rule.code, span: { start: { line: 4 } } }]);
      expect(findings(text)[0]?.span?.start.column).toBe((start.column ?? 0) + 1);
      expect(findings(rule.passing.project ?? '')).toEqual([]);
    }
    const listed =
      'version: 1\nnotifications:\n  - { form: json, urlVariable: A }\n  - form: json\n    urlVariable: B\n    tenants: [a,\n      b]\n';
    expect(findings(listed)).toMatchObject([
      { pointer: '/notifications/1/tenants/0', span: { start: { line: 6 } } },
      { pointer: '/notifications/1/tenants/1', span: { start: { line: 7 } } },
    ]);
  });
});
