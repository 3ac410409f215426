import { html } from 'hono/html';
import { version } from '../../version.ts';
import { addresses } from '../addresses.ts';
import { brandIcon } from '../icons.ts';
import type { Markup } from '../markup.ts';
import { styleAddress } from '../style/stylesheet.ts';

/** Who looks, and how they sign out; the token proves that the form came from us. */
export interface Viewer {
  readonly name: string;
  /** Absent where somebody else signed them in. */
  readonly signOutToken?: string;
}

/** What stands around the content of a page. */
export interface PageFrame {
  readonly title: string;
  readonly viewer?: Viewer | undefined;
  /** The way here, from the outside in; the last is this page. */
  readonly crumbs?: readonly { readonly text: string; readonly href: string }[];
  /** True on pages that may be seen before signing in: they lead nowhere. */
  readonly isOutside?: boolean;
}

/** The sign of the house for a tab, as an address that asks nobody. */
const tabIcon =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 24 24%22 fill=%22none%22 stroke=%22%232f6f8f%22 stroke-width=%222.4%22 stroke-linecap=%22round%22%3E%3Cpath d=%22M3.5 21V8.5a8.5 8.5 0 0 1 17 0V21M8 21V10.5a4 4 0 0 1 8 0V21M12 6.5V21M1.5 21h21%22/%3E%3C/svg%3E';

/** A whole document around the content of one page. */
export function layout(frame: PageFrame, content: Markup): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${frame.title === 'Tenants' ? 'Gatewright' : `${frame.title} · Gatewright`}</title>
<link rel="stylesheet" href="${styleAddress}">
<link rel="icon" href="${tabIcon}">
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header class="bar">
<div class="bar-in">
${brand(frame)}
${frame.isOutside ? '' : mainNavigation(frame)}
${frame.viewer === undefined ? '' : viewerPart(frame.viewer)}
</div>
</header>
<main id="main" tabindex="-1">
${crumbs(frame)}
${content}
</main>
<footer class="foot">
<p>This page only reads. What a tenant should be is said in git.</p>
<p>All times are UTC. Gatewright ${version}</p>
</footer>
</body>
</html>`;
}

function brand({ isOutside }: PageFrame): Markup {
  const inner = html`${brandIcon}<span>Gatewright</span>`;
  return isOutside
    ? html`<span class="brand">${inner}</span>`
    : html`<a class="brand" href="${addresses.home}">${inner}</a>`;
}

function mainNavigation({ crumbs }: PageFrame): Markup {
  const current = crumbs === undefined ? html` aria-current="page"` : '';
  return html`<nav class="main-nav" aria-label="Main"><a href="${addresses.home}"${current}>Tenants</a></nav>`;
}

function viewerPart({ name, signOutToken }: Viewer): Markup {
  if (signOutToken === undefined) return html`<p class="viewer">Signed in as <span>${name}</span></p>`;
  return html`<form class="viewer" method="post" action="${addresses.signOut}">
<input type="hidden" name="token" value="${signOutToken}"><button type="submit">Sign out</button></form>`;
}

function crumbs({ crumbs: way }: PageFrame): Markup | '' {
  if (way === undefined || way.length < 2) return '';
  const last = way.length - 1;
  return html`<nav class="crumbs" aria-label="Breadcrumb"><ol>${way.map(({ text, href }, index) =>
    index === last
      ? html`<li><span aria-current="page">${text}</span></li>`
      : html`<li><a href="${href}">${text}</a></li>`,
  )}</ol></nav>`;
}
