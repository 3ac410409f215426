import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addresses } from '../../reconciler/dashboard/addresses.ts';
import { createPages } from '../../reconciler/dashboard/pages.ts';
import { accessibilityFaults, openPage, overflow, screenshot, startBrowser, type View } from '../support/browser.ts';
import { fleetOf } from '../support/fleet.ts';
import { recordRuns } from '../support/recorded-runs.ts';
import { serveApp } from '../support/serve-app.ts';

const slow = 240_000;
let browser: Browser;
let served: Awaited<ReturnType<typeof serveApp>>;
let fleet: Awaited<ReturnType<typeof serveApp>>;
let paths: Readonly<Record<string, string>>;

beforeAll(async () => {
  const { records, clock, runs } = await recordRuns();
  const idOf = (outcome: string) => runs.findLast((run) => run.outcome === outcome)?.id ?? '';
  paths = {
    overview: '/',
    timeline: addresses.tenant('contoso'),
    drift: addresses.run('contoso', idOf('drift')),
    repaired: addresses.run('contoso', idOf('repaired')),
    first: addresses.run('contoso', runs[0]?.id ?? ''),
    refused: addresses.run('contoso', idOf('refused')),
    invalid: addresses.run('contoso', idOf('invalid')),
    failed: addresses.run('contoso', idOf('failed')),
    objects: addresses.objects('contoso'),
    policy: addresses.object('contoso', 'conditionalAccessPolicies', 'sales-mail'),
    coverage: addresses.coverage('contoso'),
    missing: '/tenants/nobody',
  };
  served = await serveApp(createPages(records, { clock }));
  fleet = await serveApp(createPages(...(await fleetOf(runs, clock, 140))));
  browser = await startBrowser();
}, slow);

afterAll(async () => {
  await browser?.close();
  await served?.close();
  await fleet?.close();
}, slow);

async function look(url: string, name: string, view: View): Promise<void> {
  const { page, complaints, close } = await openPage(browser, url, view);
  try {
    await screenshot(page, name, view);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(complaints.filter((complaint) => !complaint.includes('404 (Not Found)'))).toEqual([]);
  } finally {
    await close();
  }
}

const names = [
  'overview',
  'timeline',
  'drift',
  'repaired',
  'first',
  'refused',
  'invalid',
  'failed',
  'objects',
  'policy',
  'coverage',
  'missing',
] as const;

describe.each(['light', 'dark', 'phone'] as const)('every page, %s', (view) => {
  it.each(names)(
    '%s: accessible, within its window, without complaints',
    async (name) => {
      await look(`${served.url}${paths[name]}`, `page-${name}`, view);
    },
    slow,
  );

  it('a fleet', () => look(`${fleet.url}/`, 'page-fleet', view), slow);
});
