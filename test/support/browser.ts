import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import axe from 'axe-core';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

/** Where screenshots go; git does not look there. */
const screenshots = fileURLToPath(new URL('../../test-output/', import.meta.url));

/** How a page is looked at. */
const views = {
  light: { width: 1280, height: 900, scheme: 'light' },
  dark: { width: 1280, height: 900, scheme: 'dark' },
  phone: { width: 360, height: 740, scheme: 'light' },
} as const;
export type View = keyof typeof views;

/** Generous, because a browser shares the machine with every other test. */
const patience = 60_000;

/** A page in a real browser, and everything it complained about: errors, refused resources, breaches of its own policy. */
export interface OpenPage {
  readonly page: Page;
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Made for functions in a cloud: a browser in one process ends with its first page, and one without web security proves nothing. */
const unwanted = [
  '--single-process',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
];

/** The browser of the npm package; runs as root as well. Start it once per test file. */
export async function startBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((argument) => !unwanted.includes(argument)), '--disable-dev-shm-usage'],
    headless: true,
    timeout: patience,
  });
}

/** Opens an address (`http:` or `file:`). Each has cookies and a cache of its own. */
export async function openPage(browser: Browser, url: string, view: View = 'light'): Promise<OpenPage> {
  const { width, height, scheme } = views[view];
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => complaints.push(`request failed: ${request.url()}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url, { waitUntil: 'load' });
  return { page, complaints, close: () => context.close() };
}

/** Looks at the same page in another way. */
async function setView(page: Page, view: View): Promise<void> {
  const { width, height, scheme } = views[view];
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
}

/** What axe finds wrong, one line each: the rule, and the element. */
async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  // By the debugger, not by a script element, so that the policy of the page stays as it is.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const runner = (globalThis as unknown as { readonly axe: typeof import('axe-core') }).axe;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await runner.run({ runOnly: { type: 'tag', values: tags } });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
    );
  });
}

/** How many pixels the page is wider than its window; 0 where nobody has to scroll sideways. */
function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** Writes `test-output/NAME-VIEW.png` of the whole page, or of the window. */
export async function screenshot(page: Page, name: string, view: View, fullPage = true): Promise<void> {
  await mkdir(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}-${view}.png`), fullPage, animations: 'disabled' });
}

/**
 * Looks at a page in every view: writes a screenshot of each, and gives back what is wrong: what axe finds, a page wider than its
 * window, and what the browser complained about. An empty list is what a test wants.
 */
export async function faultsInEveryView(
  browser: Browser,
  url: string,
  name: string,
  options: { readonly fullPage?: boolean } = {},
): Promise<readonly string[]> {
  const { page, complaints, close } = await openPage(browser, url);
  try {
    const faults: string[] = [];
    for (const view of Object.keys(views) as View[]) {
      await setView(page, view);
      await screenshot(page, name, view, options.fullPage ?? true);
      faults.push(...(await accessibilityFaults(page)).map((fault) => `${view}: ${fault}`));
      const wider = await overflow(page);
      if (wider > 0) faults.push(`${view}: ${wider} pixels wider than the window`);
    }
    return [...faults, ...complaints];
  } finally {
    await close();
  }
}
