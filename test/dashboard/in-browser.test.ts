import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addresses } from '../../reconciler/dashboard/addresses.ts';
import type { PageOptions } from '../../reconciler/dashboard/page-options.ts';
import { createPages } from '../../reconciler/dashboard/pages.ts';
import type { RunRecords } from '../../reconciler/ports.ts';
import { coverageHtml } from '../../reconciler/report/coverage/html.ts';
import { html as htmlReport } from '../../reconciler/report/html.ts';
import { faultsInEveryView, openPage, screenshot, startBrowser } from '../support/browser.ts';
import { coverageReports } from '../support/coverage-reports.ts';
import { fleetOf } from '../support/fleet.ts';
import { hostileName, hostileRecord, hostileRecords, hostileTexts } from '../support/hostile-records.ts';
import { type RecordedRuns, recordRuns } from '../support/recorded-runs.ts';
import { serveApp } from '../support/serve-app.ts';
import { StoryClock } from '../support/story-clock.ts';

const slow = 300_000;
const token = 'dGhpcyBpcyBhIGxvbmcgdG9rZW4';
const servers: Awaited<ReturnType<typeof serveApp>>[] = [];
let browser: Browser;
let recorded: RecordedRuns;
let url: string;

async function serve(records: RunRecords, options: PageOptions): Promise<string> {
  const served = await serveApp(createPages(records, options));
  servers.push(served);
  return served.url;
}

beforeAll(async () => {
  recorded = await recordRuns();
  url = await serve(recorded.records, { clock: recorded.clock });
  browser = await startBrowser();
}, slow);

afterAll(async () => {
  await browser?.close();
  await Promise.all(servers.map((server) => server.close()));
}, slow);

function runOf(outcome: string): string {
  return addresses.run('contoso', recorded.runs.findLast((run) => run.outcome === outcome)?.id ?? '');
}

const pages: Readonly<Record<string, () => string>> = {
  overview: () => '/',
  timeline: () => addresses.tenant('contoso'),
  drift: () => runOf('drift'),
  repaired: () => runOf('repaired'),
  refused: () => runOf('refused'),
  invalid: () => runOf('invalid'),
  failed: () => runOf('failed'),
  objects: () => addresses.objects('contoso'),
  policy: () => addresses.object('contoso', 'conditionalAccessPolicies', 'sales-mail'),
  coverage: () => addresses.coverage('contoso'),
};

describe('every page is accessible, no wider than its window, and without complaints, in light, in dark and on a phone', () => {
  it.each(Object.keys(pages))(
    '%s',
    async (name) => {
      const path = pages[name]?.() ?? '';
      expect(await faultsInEveryView(browser, `${url}${path}`, `page-${name}`)).toEqual([]);
    },
    slow,
  );

  it(
    'a fleet',
    async () => {
      const fleet = await serve(...(await fleetOf(recorded.runs, recorded.clock, 140)));
      expect(await faultsInEveryView(browser, fleet, 'page-fleet', { fullPage: false })).toEqual([]);
    },
    slow,
  );

  it(
    'an address that leads nowhere: the browser itself tells of the 404, and nothing else',
    async () => {
      const faults = await faultsInEveryView(browser, `${url}/tenants/nobody`, 'page-missing');
      expect(faults.filter((fault) => !fault.includes('404 (Not Found)'))).toEqual([]);
    },
    slow,
  );

  it.each(coverageReports)(
    'the page of `coverage --report html=…`, $name',
    async ({ name, report }) => {
      const path = join(await mkdtemp(join(tmpdir(), 'gatewright-coverage-')), 'coverage.html');
      await writeFile(path, coverageHtml(report));
      expect(await faultsInEveryView(browser, pathToFileURL(path).href, `coverage-report-${name}`)).toEqual([]);
    },
    slow,
  );
});

describe('the page of `plan --report html=…` and `drift --report html=…`', () => {
  it.each(['plan', 'drift'] as const)(
    '%s',
    async (about) => {
      const path = join(await mkdtemp(join(tmpdir(), 'gatewright-report-')), 'report.html');
      for (const [name, run] of [
        ['lived', recorded.runs.at(-1)],
        ['hostile', hostileRecord('evil', '20261125T110000000Z', 'drift')],
      ] as const) {
        if (run?.plan === undefined) throw new Error('unreachable: the last run has a plan');
        await writeFile(
          path,
          htmlReport.render({ about, plan: run.plan, actors: new Map(Object.entries(run.actors)) }),
        );
        expect(await faultsInEveryView(browser, pathToFileURL(path).href, `report-${about}-${name}`)).toEqual([]);
      }
    },
    slow,
  );
});

/** What has the focus: its text, and whether one can see that it has it. */
function focused(page: Page): Promise<{ readonly text: string; readonly id: string; readonly isSeen: boolean }> {
  return page.evaluate(`(() => {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && box.top >= 0 && box.width > 0;
    return { text: (element.getAttribute('aria-label') ?? element.textContent).trim(), id: element.id, isSeen };
  })()`);
}

describe('the looking itself', () => {
  it(
    'sees what is wrong with a page: contrast, width, breaches of its policy, errors',
    async () => {
      const path = join(await mkdtemp(join(tmpdir(), 'gatewright-wrong-')), 'wrong.html');
      const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
      const wide = '<main><h1 style="color:#777">x</h1><img src="https://example.invalid/x.png"></main>';
      await writeFile(path, `<!doctype html><html><title>t</title>${policy}<script>alert(1)</script>${wide}</html>`);
      const text = (await faultsInEveryView(browser, pathToFileURL(path).href, 'wrong')).join('\n');
      for (const seen of ['html-has-lang', 'image-alt', 'Content Security Policy']) expect(text).toContain(seen);
      await writeFile(
        path,
        `<!doctype html><html lang="en"><title>t</title><h1><pre style="color:#ccc">${'x'.repeat(400)}`,
      );
      const more = (await faultsInEveryView(browser, pathToFileURL(path).href, 'wrong')).join('\n');
      for (const seen of ['pixels wider than the window', 'color-contrast']) expect(more).toContain(seen);
    },
    slow,
  );
});

describe('with the keyboard alone', () => {
  it(
    'the first stop leads past the head of the page, and every stop can be seen',
    async () => {
      const { page, close } = await openPage(browser, `${url}${addresses.tenant('contoso')}`);
      try {
        await page.keyboard.press('Tab');
        expect(await focused(page)).toEqual({ text: 'Skip to content', id: '', isSeen: true });
        await page.keyboard.press('Enter');
        expect((await focused(page)).id).toBe('main');
        const stops: string[] = [];
        for (let stop = 0; stop < 8; stop += 1) {
          await page.keyboard.press('Tab');
          const { text, isSeen } = await focused(page);
          expect({ text, isSeen }).toEqual({ text, isSeen: true });
          stops.push(text);
        }
        expect(stops.slice(0, 6)).toEqual([
          'Tenants',
          'Timeline',
          'Policies',
          'Coverage',
          'Run at 12:00',
          'Corporate phones (iOS/iPadOS)',
        ]);
      } finally {
        await close();
      }
    },
    slow,
  );

  it(
    'quiet runs open, and a code block can be scrolled',
    async () => {
      const { page, close } = await openPage(browser, `${url}${addresses.tenant('contoso')}`);
      try {
        const summary = page.locator('summary').first();
        await summary.focus();
        await page.keyboard.press('Enter');
        expect(await page.locator('details').first().getAttribute('open')).not.toBeNull();
        await page.goto(`${url}${pages.policy?.()}`);
        expect(await page.getByRole('region', { name: 'YAML document' }).getAttribute('tabindex')).toBe('0');
      } finally {
        await close();
      }
    },
    slow,
  );
});

describe('names are text', () => {
  const tenant = '<i>evil</i>';
  const traps: Readonly<Record<string, string>> = {
    overview: '/',
    timeline: addresses.tenant(tenant),
    run: addresses.run(tenant, '20261125T110000000Z-evil'),
    objects: addresses.objects(tenant),
    policy: addresses.object(tenant, 'conditionalAccessPolicies', hostileName),
    coverage: addresses.coverage(tenant),
  };

  it.each(Object.entries(traps))(
    '%s',
    async (name, path) => {
      const clock = new StoryClock('2026-11-25T12:00:00Z');
      const evil = await serve(await hostileRecords(tenant), { clock });
      expect(await faultsInEveryView(browser, `${evil}${path}`, `hostile-${name}`)).toEqual([]);
      const { page, complaints, close } = await openPage(browser, `${evil}${path}`);
      try {
        const made =
          'main img, main script, main style, main i, main svg[onload], [onmouseover], [href^="javascript:"]';
        expect(await page.locator(made).count()).toBe(0);
        const text = await page.locator('main').innerText();
        if (name !== 'overview') expect(text).toContain(hostileTexts[0]);
        expect(text).toContain(tenant);
        expect(complaints).toEqual([]);
      } finally {
        await close();
      }
    },
    slow,
  );
});

describe('signing in', () => {
  it(
    'asks for the token, tells a wrong one, goes where one wanted to go, and signs out',
    async () => {
      const guarded = await serve(recorded.records, { clock: recorded.clock, signIn: { kind: 'bearer', token } });
      const wanted = `${guarded}${addresses.coverage('contoso')}`;
      expect(await faultsInEveryView(browser, wanted, 'page-sign-in')).toEqual([]);
      const { page, close } = await openPage(browser, wanted);
      try {
        await page.getByLabel('Token').fill('not the token');
        await page.getByRole('button', { name: 'Sign in' }).click();
        expect(await page.getByRole('alert').innerText()).toBe('That is not the token.');
        await page.getByLabel('Token').fill(token);
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.waitForURL(wanted);
        const [session, ...others] = await page.context().cookies();
        expect(others).toEqual([]);
        expect(session).toMatchObject({ name: 'gatewright-session', httpOnly: true, sameSite: 'Strict' });
        await screenshot(page, 'page-signed-in', 'light', false);
        await page.getByRole('button', { name: 'Sign out' }).click();
        await page.waitForURL(`${guarded}/sign-in`);
        await page.goto(wanted);
        expect(await page.title()).toBe('Sign in · Gatewright');
      } finally {
        await close();
      }
    },
    slow,
  );
});
