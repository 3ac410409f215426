import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { minimalProject, sourcesOf } from '../support/compile-text.ts';

const codesOf = (text: string) => findingsOf(text).map(({ code }) => code);
const findingsOf = (text: string) =>
  compile({ files: sourcesOf({ 'gatewright.yaml': minimalProject, 'a.yaml': text }) }).findings;
const standard = (members: string) => `kind: DeviceStandard
name: computers
platforms: windows
facts: { encryption: required }
${members}
`;
const target = (type: string, members: object) => ({
  target: { '@odata.type': `#microsoft.graph.${type}`, ...members },
});
const body = (kind: string, type: string, ...assignments: readonly object[]) =>
  `kind: ${kind}\nname: apps\nbody: ${JSON.stringify({ '@odata.type': `#microsoft.graph.${type}`, displayName: 'Apps', appGroupType: 'allApps', pinRequired: true, assignments })}\n`;
const apps = (...assignments: readonly object[]) => body('AppProtection', 'iosManagedAppProtection', ...assignments);

describe('assignments to the same people', () => {
  it('are one where the filter `none` is said and where no filter is', () => {
    expect(codesOf(standard('assign: [group: Sales, { group: Sales, filter: none }]'))).not.toContain('GW4124');
    expect(codesOf(standard('assign: [allUsers, { to: allUsers, filter: none }]'))).not.toContain('GW4124');
  });

  it('are told for app protection too', () => {
    const sales = target('groupAssignmentTarget', { groupId: 'Sales' });
    const filtered = {
      deviceAndAppManagementAssignmentFilterType: 'include',
      deviceAndAppManagementAssignmentFilterId: '5f3a1f2e-0000-4000-8000-000000000000',
    };
    const narrowed = target('groupAssignmentTarget', { groupId: 'Sales', ...filtered });
    const out = target('exclusionGroupAssignmentTarget', { groupId: 'Sales' });
    expect(codesOf(apps(sales, out))).toContain('GW4125');
    expect(codesOf(apps(sales, narrowed))).toContain('GW4124');
  });

  it('are told whatever the letters of their types, and so are the letters', () => {
    const shouted = { target: { '@odata.type': '#Microsoft.Graph.exclusionGroupAssignmentTarget', groupId: 'Sales' } };
    for (const text of [
      apps(target('groupAssignmentTarget', { groupId: 'Sales' }), shouted),
      body('CompliancePolicy', 'iosCompliancePolicy', target('groupAssignmentTarget', { groupId: 'Sales' }), shouted),
    ]) {
      const told = findingsOf(text);
      expect(told.map(({ code }) => code)).toContain('GW4125');
      const respelt = told.find(({ code, message }) => code === 'GW4111' && message.includes('another spelling'));
      expect(respelt).toMatchObject({
        severity: 'warning',
        pointer: '/body/assignments/1/target/@odata.type',
        help: 'write `#microsoft.graph.exclusionGroupAssignmentTarget`',
      });
    }
  });
});

describe('what nobody can have meant gives one error', () => {
  it.each([
    ['assign: [Sales]', /an entry is `allUsers`, `allDevices`, `\{ group: NAME \}`/],
    ['assign: Sales', /expected a list, e\.g\. `\[group: Sales/],
    ['assign: { group: Sales }', /expected a list, e\.g\. `\[group: Sales/],
    ['whenNoncompliant: [blok: after 3 days]', /an entry names one of the actions `mark`/],
    ['whenNoncompliant: [{ notify: x, after: 3 days }]', /an entry names one of the actions `mark`/],
    ['whenNoncompliant: [lock remotely]', /an entry names an action and its delay/],
    ['whenNoncompliant: { mark: after 1 day }', /expected a list of actions/],
  ])('%s', (members, help) => {
    const errors = findingsOf(standard(members)).filter(({ severity }) => severity === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]?.help).toMatch(help);
  });

  it('but a misspelt word beside a known one is told at the word', () => {
    const errors = findingsOf(standard('whenNoncompliant: [{ email: after 1 day, templat: x }]'));
    expect(errors.some(({ message }) => message.includes('`templat`'))).toBe(true);
  });
});
