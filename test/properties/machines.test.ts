import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unassignable, unionOfAudiences, withoutDevices } from '../../compiler/reliance.ts';
import { concernsPeople, withoutBreakGlass } from '../../compiler/sentence/break-glass.ts';
import { audienceSpecs } from '../support/audience-specs.ts';

const project = { version: 1 as const, breakGlass: { groups: ['Break Glass'], users: ['way-in@contoso.com'] } };

describe('emergency access', () => {
  it('is left out of every sentence about people, and put into no other', () => {
    fc.assert(
      fc.property(audienceSpecs, (audience) => {
        const { except } = withoutBreakGlass(audience, project as never);
        if (concernsPeople(audience)) {
          expect(except?.groups).toContain('Break Glass');
          expect(except?.users).toContain('way-in@contoso.com');
        } else {
          expect(except).toEqual(audience.except);
        }
      }),
    );
  });

  it.each([
    [{ workloads: { only: ['all mine'] } }, false],
    [{ none: true as const, agents: { only: ['all'] } }, false],
    [{ allAgentIdUsers: true as const }, false],
    [{ everyone: true as const, workloads: { only: ['all mine'] } }, true],
    [{ guestsOrExternalUsers: true as const }, true],
  ])('%o concerns people: %s', (audience, expected) => {
    expect(concernsPeople(audience)).toBe(expected);
  });
});

describe('a compliance policy', () => {
  it('reaches nobody of an audience without people', () => {
    fc.assert(
      fc.property(audienceSpecs, ({ workloads, agents, agentUsers }) => {
        const audience = { workloads, agents, agentUsers, allAgentIdUsers: true as const };
        const { everyone, groups } = unionOfAudiences([audience]);
        expect([everyone, ...groups]).toEqual([false]);
        expect(unassignable(audience)).toEqual([]);
        expect(withoutDevices(audience).length).toBeGreaterThan(0);
      }),
    );
  });
});
