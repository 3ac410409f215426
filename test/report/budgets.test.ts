import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commentBudget, renderComment } from '../../reconciler/report/comment.ts';
import { bytesOf, renderMarkdown, summaryBudget } from '../../reconciler/report/markdown.ts';
import type { Report } from '../../reconciler/report/report-format.ts';
import type { Plan } from '../../schemas/plan.ts';
import { managedCollections } from '../../schemas/resource.ts';
import { emptyPlan, hostileName } from '../support/plans.ts';

const text = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constant(hostileName),
  fc.constant('x'.repeat(10_000)),
  fc.constant('```'),
);

/** Plans of any size: a few objects, each repeated as often as it takes. */
const plans: fc.Arbitrary<Plan> = fc
  .record({
    names: fc.array(text, { minLength: 1, maxLength: 5 }),
    times: fc.constantFrom(1, 3, 40, 600),
    kind: fc.constantFrom(...managedCollections),
    action: fc.constantFrom('create', 'update', 'delete', 'adopt'),
    errors: fc.constantFrom(0, 1, 50, 1000),
    message: text,
  })
  .map(({ names, times, kind, action, errors, message }) => {
    const many = Array.from({ length: times }, (_, at) => names.map((name) => `${name} ${at}`)).flat();
    return {
      ...emptyPlan,
      tenant: { name: names[0] ?? '', id: '1' },
      changes: many.map((name) => ({
        action,
        kind,
        name,
        title: name,
        moved: 'git',
        properties: [
          { pointer: '/state', before: 'enabled', after: 'disabled' },
          { pointer: '/displayName', before: name, after: [name, name] },
        ],
      })),
      requests: many.map((name) => ({
        change: name,
        method: 'PATCH',
        apiVersion: 'beta',
        path: `/${name}`,
        body: { [name]: name },
      })),
      unmanaged: many.slice(0, 50).map((name) => ({ kind, id: name, title: name })),
      waived: many
        .slice(0, 50)
        .map((name) => ({ name, resource: name, reason: name, owner: name, until: '2026-12-31' })),
      findings: Array.from({ length: errors }, (_, at) => ({
        code: 'GW6001',
        severity: 'error',
        message: `${message} ${at}`,
      })),
    } as Plan;
  });

function assertWellFormed(markdown: string) {
  const fences = markdown.split('\n').filter((line) => line.startsWith('```'));
  expect(fences.filter((line) => line === '```json')).toHaveLength(fences.length / 2);
  let depth = 0;
  for (const [tag] of markdown.replaceAll(/^```json\n[\s\S]*?\n```$/gm, '').matchAll(/<\/?details>/g)) {
    depth += tag === '<details>' ? 1 : -1;
    expect(depth).toBeGreaterThanOrEqual(0);
  }
  expect(depth).toBe(0);
}

/** Every error is there, or the heading counts it. */
function assertErrorsTold(markdown: string, { plan }: Report) {
  const errors = plan.findings.length;
  if (errors > 0) expect(markdown.split('\n').slice(0, 12).join('\n')).toContain(`${errors} error`);
  const shown = markdown.split('**error GW6001**').length - 1;
  if (shown < errors) expect(markdown).toMatch(/have no room|more/);
}

const about = fc.constantFrom('plan', 'drift');

it('a comment for one tenant stays within its budget, well-formed, and tells of every error', () => {
  fc.assert(
    fc.property(plans, about, (plan, which) => {
      const report: Report = { about: which, plan, actors: new Map() };
      const comment = renderComment([report]);
      expect(comment.length).toBeLessThanOrEqual(commentBudget);
      assertWellFormed(comment);
      assertErrorsTold(comment, report);
    }),
    { numRuns: 6 },
  );
}, 120_000);

it('a comment for many tenants does too, down to small budgets', () => {
  fc.assert(
    fc.property(plans, fc.constantFrom(2, 12), fc.constantFrom(3000, 20_000, commentBudget), (plan, count, budget) => {
      const few = { ...plan, changes: plan.changes.slice(0, 20), requests: plan.requests.slice(0, 20) };
      const reports = Array.from({ length: count }, (): Report => ({ about: 'plan', plan: few, actors: new Map() }));
      const comment = renderComment(reports, { budget });
      expect(comment.length).toBeLessThanOrEqual(budget);
      assertWellFormed(comment);
      if (plan.findings.length > 0) expect(comment.split('\n')[1]).toContain(`${plan.findings.length * count} error`);
    }),
    { numRuns: 6 },
  );
}, 120_000);

it('a job summary stays within 900 KiB', () => {
  fc.assert(
    fc.property(plans, about, (plan, which) => {
      const report: Report = { about: which, plan, actors: new Map() };
      const summary = renderMarkdown(report, { budget: summaryBudget, measure: bytesOf });
      expect(bytesOf(summary)).toBeLessThanOrEqual(summaryBudget);
      assertWellFormed(summary);
      assertErrorsTold(summary, report);
    }),
    { numRuns: 4 },
  );
}, 120_000);
