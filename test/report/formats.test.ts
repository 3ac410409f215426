import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { renderComment } from '../../reconciler/report/comment.ts';
import { reportFormats } from '../../reconciler/report/index.ts';
import type { Report } from '../../reconciler/report/report-format.ts';
import { hostilePlan, smallPlan } from '../support/plans.ts';

const here = dirname(fileURLToPath(import.meta.url));
const actor = { who: 'security@contoso.com', when: '2026-11-24T02:07:00Z', auditId: 'a1' };
const small: Report = {
  about: 'plan',
  plan: smallPlan,
  actors: new Map([['conditionalAccessPolicies/mail', actor]]),
  folder: 'entra/',
  exitCode: 4,
};
const hostile: Report = { ...small, plan: hostilePlan, actors: new Map() };
const reports = {
  small,
  drift: { ...small, about: 'drift' },
  hostile,
  'hostile-drift': { ...hostile, about: 'drift' },
} as const;

const render = (name: string, report: Report) =>
  reportFormats.find((format) => format.name === name)?.render(report) ?? '';
const cases = Object.keys(reports).flatMap((which) => reportFormats.map(({ name }) => [which, name] as const));

describe('goldens', () => {
  it.each(cases)('%s plan as %s', (which, name) => {
    // The page is long and looked at by eye; its style alone would be most of the golden.
    const text = render(name, reports[which as keyof typeof reports])
      .replace(/<style>[\s\S]*<\/style>/, '<style></style>')
      .replace(/sha256-[A-Za-z0-9+/=]+/, 'sha256-…');
    const path = join(here, 'golden', which, `report.${name}`);
    if (process.env.UPDATE_GOLDENS === '1') {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `${text}\n`);
    }
    expect(`${text}\n`).toBe(readFileSync(path, 'utf8'));
  });
});

const schemaFile = join(here, '../../node_modules/@microsoft/sarif-matcher-utils/lib/schemas/sarif-2.1.0-rtm.5.json');

describe('SARIF', () => {
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'));
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

  it.each(Object.entries(reports))('of the %s plan fits the published schema', (_which, report) => {
    validate(JSON.parse(render('sarif', report)));
    expect(validate.errors).toBeNull();
  });

  it('gives a finding the same fingerprint when it moves, and every result a place', () => {
    const moved = {
      ...small,
      plan: {
        ...smallPlan,
        findings: smallPlan.findings.map(({ span, ...finding }) =>
          span === undefined
            ? finding
            : { ...finding, span: { ...span, start: { ...span.start, line: span.start.line + 40 } } },
        ),
      },
    };
    const prints = (report: Report) => {
      const { results } = JSON.parse(render('sarif', report)).runs[0];
      for (const result of results)
        expect(result.locations[0].physicalLocation.artifactLocation.uri).toMatch(/^entra\//);
      return results.map((result: { partialFingerprints: object }) => result.partialFingerprints);
    };
    expect(prints(moved)).toEqual(prints(small));
    expect(new Set(prints(small).map((print: object) => JSON.stringify(print))).size).toBe(2);
  });

  it('keeps to 25,000 results, and says what is left out', () => {
    const [finding] = smallPlan.findings;
    if (finding === undefined) throw new Error('unreachable: the plan has findings');
    const findings = Array.from({ length: 30_000 }, (_each, at) => ({ ...finding, message: `finding ${at}` }));
    const text = render('sarif', { ...small, plan: { ...smallPlan, findings } });
    const [run] = JSON.parse(text).runs;
    expect(run.results.length).toBeLessThanOrEqual(25_000);
    expect(text.length).toBeLessThan(20_000_000);
    const told = run.invocations[0].toolExecutionNotifications[0].message.text;
    expect(told).toContain(String(30_000 - run.results.length));
  });
});

describe('text', () => {
  it('tells all that loosens and at most 20 sentences of the rest, worst first', () => {
    const loosening = smallPlan.changes.find(({ action }) => action === 'delete');
    const plain = smallPlan.changes.find(({ action }) => action === 'create');
    if (loosening === undefined || plain === undefined) throw new Error('unreachable: the plan has both');
    const many = (change: typeof plain, count: number) =>
      Array.from({ length: count }, (_each, at) => ({ ...change, name: `${change.name}-${at}` }));
    const told = (loose: number, rest: number) => {
      const changes = [...many(plain, rest), ...many(loosening, loose)];
      const text = render('text', { ...small, plan: { ...smallPlan, changes, releases: [] } });
      return text.split('\n\n')[1]?.split('\n') ?? [];
    };
    const mixed = told(3, 30);
    expect(mixed.slice(0, 3).every((line) => line.startsWith('looser '))).toBe(true);
    expect(mixed).toHaveLength(21);
    expect(mixed.at(-1)).toContain('… and 13 sentences more; nothing in them loosens');
    expect(told(25, 0).filter((line) => line.startsWith('looser '))).toHaveLength(25);
    expect(told(0, 20)).toHaveLength(20);
  });
});

describe('drift', () => {
  it.each(['markdown', 'html'])('in %s says who made what is not ours', (name) => {
    const [object] = hostilePlan.unmanaged;
    if (object === undefined) throw new Error('unreachable: the plan has objects that are not ours');
    const hostileActor = { ...actor, client: '<img src=x>`|@team' };
    const text = render(name, { ...hostile, about: 'drift', actors: new Map([[object.id, hostileActor]]) });
    expect(text).toContain('Not ours');
    expect(text).toMatch(/made or changed by security@(&#8203;)?contoso\.com/);
    expect(text).not.toContain('<img');
  });
});

describe('JSON Lines', () => {
  it.each(Object.entries(reports))(
    'of the %s plan are one document a line, first the version and last the summary',
    (_which, report) => {
      const lines = render('jsonl', report)
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines[0]).toMatchObject({ type: 'version', format: '1.0' });
      expect(lines.at(-1)).toMatchObject({ type: 'summary', exitCode: 4, add: 1, change: 2, delete: 1, adopt: 1 });
      expect(lines.filter(({ type }) => type === 'finding')).toHaveLength(2);
    },
  );
});

describe('nothing from a name becomes markup', () => {
  const noControls = /^(?:\n|[^\p{Cc}\u202a-\u202e\u2066-\u2069\ufffe])*$/u;

  it.each(['plan', 'drift'] as const)('in Markdown, %s', (about) => {
    for (const text of [
      render('markdown', { ...hostile, about }),
      renderComment([
        { ...hostile, about },
        { ...small, about },
      ]),
    ]) {
      expect(text).toMatch(noControls);
      // Outside of code blocks: tags are ours, references stand for the rest.
      const prose = text.replaceAll(/^```json\n[\s\S]*?\n```$/gm, '');
      const tags = new Set(
        [...prose.matchAll(/<[^>]*>/g)].map(([tag]) =>
          tag.replace(/<!-- gatewright:(plan|drift):[A-Za-z0-9._-]+ -->/, ''),
        ),
      );
      expect([...tags].filter((tag) => !/^(<\/?(details|summary|code)>)?$/.test(tag))).toEqual([]);
      expect(text.match(/<!--/g)).toHaveLength(1);
      expect(prose).not.toMatch(/@[a-z]|(?<!&)#\d|:\/\/|www\.|`(?!gatewright|\.| has all)/i);
      expect(prose).not.toMatch(/\[link\]|\]\(|\*\*bold/);
    }
  });

  it('in annotations', () => {
    for (const about of ['plan', 'drift'] as const) {
      const github = render('github', { ...hostile, about }).split('\n');
      for (const line of github) expect(line).toMatch(/^::(error|warning) ([a-z]+=[^:,]*,?)+::[^\r\n]*$/);
      const azure = render('azure', { ...hostile, about }).split('\n');
      for (const line of azure)
        expect(line).toMatch(/^##vso\[task\.logissue type=(error|warning);([a-z]+=[^;\]]*;)+\][^\r\n]*$/);
    }
  });

  it('in HTML', () => {
    for (const about of ['plan', 'drift'] as const) {
      const text = render('html', { ...hostile, about });
      expect(text).toMatch(noControls);
      const own =
        /^<(!doctype html|\/?(html|head|meta|title|style|body|main|h1|h2|p|strong|code|ul|li|span|details|summary|div|table|thead|tbody|tr|th|td|pre)( [a-z-]+="[^"<>]*"| tabindex="0")*)>$/;
      const tags = [...text.replace(/<style>[\s\S]*<\/style>/, '').matchAll(/<[^>]*>/g)].map(([tag]) => tag);
      expect(tags.filter((tag) => !own.test(tag))).toEqual([]);
      expect(text.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[^>]* (href|src|on[a-z]+)=/);
    }
  });

  it('in JUnit, which stays well-formed XML', () => {
    for (const about of ['plan', 'drift'] as const) {
      const text = render('junit', { ...hostile, about });
      expect(text).toMatch(noControls);
      expect(text).not.toContain(']]>');
      expect(openTags(text)).toEqual([]);
      expect(
        text.replaceAll(/<\/?(\?xml|testsuites|testsuite|testcase|failure|system-out)( [a-z]+="[^"<>]*")*\??\/?>/g, ''),
      ).not.toMatch(/[<>]/);
    }
  });
});

/** Tags left open, or closed out of order. */
function openTags(xml: string): readonly string[] {
  const open: string[] = [];
  for (const [, closing, name = '', self] of xml.matchAll(/<(\/?)([a-z-]+)[^>]*?(\/?)>/g)) {
    if (closing === '/') {
      if (open.pop() !== name) return [name];
    } else if (self !== '/') open.push(name);
  }
  return open;
}

it('shows at most ten annotations of a kind, and says how many are left out', () => {
  const [first] = smallPlan.findings;
  if (first === undefined) throw new Error('unreachable: the plan has findings');
  const findings = Array.from({ length: 25 }, (_, at) => ({
    ...first,
    severity: 'error' as const,
    message: `error ${at}`,
  }));
  const lines = render('github', { ...small, plan: { ...smallPlan, findings } }).split('\n');
  expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(10);
  expect(lines.filter((line) => line.startsWith('::error')).at(-1)).toContain('16 more');
});
