import { describe, expect, it } from 'vitest';
import { peopleNotReached } from '../../compiler/checks/people-not-reached.ts';
import { compile } from '../../compiler/compile.ts';
import { parse } from '../../compiler/parse.ts';
import type { Finding } from '../../schemas/finding.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Resource } from '../../schemas/resource.ts';
import { sourcesOf } from '../support/compile-text.ts';

const project = 'version: 1\nbreakGlass: { groups: Break Glass }\n';
const strict = `${project}devicesWithoutPolicy: noncompliant\n`;

const sentence = `kind: Protection
name: mail
protect: Exchange Online
for: Sales
when: { platforms: [iOS, macOS] }
require: { compliantDevice: devices }
rollout: enabled
---
kind: DeviceStandard
name: devices
platforms: [iOS, macOS]
facts: { encryption: required }
`;

/** The same project after somebody took a group out of the assignments, as no sentence can. */
function afterExcluding(group: string, documents: string, settings: string): readonly Finding[] {
  const files = sourcesOf({ 'gatewright.yaml': settings, 'policies.yaml': documents });
  const { resources, findings } = compile({ files });
  expect(findings.filter(({ code }) => code.startsWith('GW45'))).toEqual([]);
  const target = {
    '@odata.type': '#microsoft.graph.exclusionGroupAssignmentTarget',
    groupId: { $ref: `groups/${group}` },
  };
  const changed = resources.map((resource): Resource => {
    if (resource.kind !== 'deviceCompliancePolicies') return resource;
    const assignments = resource.body.assignments as readonly JsonObject[];
    return { ...resource, body: { ...resource.body, assignments: [...assignments, { target }] } };
  });
  return peopleNotReached.resources?.(changed, parse(files).program) ?? [];
}

const told = (findings: readonly Finding[]) =>
  findings.map(({ code, severity, message }) => ({ code, severity, message }));

describe('people a sentence speaks of and its standard does not reach', () => {
  it('are an error: the door has no lock', () => {
    expect(told(afterExcluding('Interns', sentence, project))).toEqual([
      {
        code: 'GW4148',
        severity: 'error',
        message:
          'people in `Sales` who are also in `Interns` get in unchecked by `mail` on `iOS` and `macOS`: `devices.iOS` and `devices.macOS` leave them out, and no other compliance policy reaches them',
      },
    ]);
  });

  it('are told as locked out where devices without a policy are noncompliant', () => {
    expect(told(afterExcluding('Interns', sentence, strict))).toMatchObject([{ code: 'GW4149', severity: 'warning' }]);
  });

  it('are not told where another control lets them in', () => {
    const either = sentence.replace('{ compliantDevice: devices }', '{ anyOf: [mfa, compliantDevice: devices] }');
    expect(told(afterExcluding('Interns', either, strict))).toEqual([]);
    expect(told(afterExcluding('Interns', either, project))).toMatchObject([{ code: 'GW4148', severity: 'error' }]);
  });

  it('are not told of who is left out of both, or is emergency access', () => {
    const both = sentence.replace('for: Sales', 'for: { groups: Sales, except: Interns }');
    expect(told(afterExcluding('Interns', both, project))).toEqual([]);
    expect(told(afterExcluding('Break Glass', sentence, project))).toEqual([]);
  });

  it('are told as they would be, of a policy that is not enforced', () => {
    const [reportOnly] = afterExcluding('Interns', sentence.replace('rollout: enabled\n', ''), project);
    expect(reportOnly?.message).toContain('would get in unchecked by `mail`, which is report-only, on');
    const [disabled] = afterExcluding('Interns', sentence.replace('enabled', 'disabled'), strict);
    expect(disabled?.message).toContain('would be locked out by `mail`, which is disabled, on');
  });

  it('are told once of all groups that the same exclusion tears apart', () => {
    const both = sentence.replace('for: Sales', 'for: { groups: [Sales, Marketing] }');
    const [finding, ...others] = afterExcluding('Interns', both, project);
    expect(others).toEqual([]);
    expect(finding?.message).toMatch(/^people in `Sales` and `Marketing` who are also in `Interns` get in unchecked/);
  });

  it('point at the requirement', () => {
    const [finding] = afterExcluding('Interns', sentence, project);
    expect(finding).toMatchObject({ span: { file: 'policies.yaml', start: { line: 6 } } });
  });
});

describe('what other rules tell is not told twice', () => {
  const codesOf = (documents: string, settings = project) =>
    compile({ files: sourcesOf({ 'gatewright.yaml': settings, 'policies.yaml': documents }) })
      .findings.filter(({ severity }) => severity !== 'information')
      .map(({ code }) => code);

  it('a platform no standard is for', () => {
    const open = sentence.replace('[iOS, macOS] }', '[iOS, macOS, windows] }');
    expect(codesOf(open)).toEqual(['GW4020']);
    expect(codesOf(open, strict)).toEqual(['GW4021']);
  });

  it('policies that are assigned to nobody', () => {
    const unassigned = `kind: DeviceStandard
name: devices
platforms: iOS
facts: { encryption: required }
---
kind: ConditionalAccessPolicy
name: mail
body:
  state: enabled
  conditions:
    applications: { includeApplications: [All] }
    users: { includeGroups: [Sales], excludeGroups: [Break Glass] }
    platforms: { includePlatforms: [iOS] }
  grantControls: { operator: OR, builtInControls: [compliantDevice] }
`;
    expect(codesOf(unassigned)).toEqual(['GW4022', 'GW4061']);
  });
});
