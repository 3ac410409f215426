import { html } from 'hono/html';
import type { Markup } from './markup.ts';
import { statuses, type TenantStatus } from './status.ts';

/** Drawn rather than typed: fonts differ in which signs they have. Always beside a word, so never read aloud. */
function icon(paths: Markup): Markup {
  return html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">${paths}</svg>`;
}

const disc = html`<circle cx="8" cy="8" r="7" class="fill"/>`;
const ring = html`<circle cx="8" cy="8" r="6.25" class="line"/>`;

const shapes = {
  failed: html`${disc}<path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" class="mark"/>`,
  damaged: html`${disc}<path d="M6 6.2a2 2 0 1 1 2.7 1.9c-.5.2-.7.5-.7 1.1" class="mark"/><path d="M8 11.4v.2" class="mark"/>`,
  stale: html`${disc}<path d="M8 4.4V8l2.3 1.6" class="mark"/>`,
  invalid: html`<path d="M3 .9h6.4L13 4.5v10.6H3z" class="fill"/><path d="M5.8 7l4.4 4.4M10.2 7l-4.4 4.4" class="mark"/>`,
  refused: html`<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" class="fill"/><path d="M4.6 8h6.8" class="mark"/>`,
  interrupted: html`${disc}<path d="M6.3 5.2v5.6M9.7 5.2v5.6" class="mark"/>`,
  drift: html`<path d="M8 1.2L15.3 14H.7z" class="fill"/><path d="M8 6v3.6M8 11.7v.2" class="mark"/>`,
  never: html`<circle cx="8" cy="8" r="6.250" class="line dashed"/>`,
  proposed: html`<circle cx="4" cy="3.3" r="1.9" class="line"/><circle cx="4" cy="12.7" r="1.9" class="line"/><circle cx="12" cy="12.7" r="1.9" class="line"/><path d="M4 5.2v5.6M12 10.8V6.3a2 2 0 0 0-2-2H7.5M9.3 2.3l-2 2 2 2" class="line"/>`,
  suspended: html`${ring}<path d="M6.3 5.5v5M9.7 5.5v5" class="line"/>`,
  repaired: html`${disc}<path d="M11 8a3 3 0 1 1-1-2.3M10.3 3.8v2.2H8.1" class="mark"/>`,
  inSync: html`${disc}<path d="M4.9 8.2l2.2 2.2 4-4.4" class="mark"/>`,
} as const satisfies Record<TenantStatus, Markup>;

export function statusIcon(status: TenantStatus): Markup {
  return icon(shapes[status]);
}

/** Icon and word. */
export function statusBadge(status: TenantStatus): Markup {
  const { word, tone } = statuses[status];
  return html`<span class="badge ${tone}">${statusIcon(status)}${word}</span>`;
}

/** The sign of the house: a gate whose bar is open. */
export const brandIcon = html`<svg class="brand-icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><path d="M3.5 21V8.5a8.5 8.5 0 0 1 17 0V21" class="line"/><path d="M8 21V10.5a4 4 0 0 1 8 0V21" class="line"/><path d="M12 6.5V21" class="line"/><path d="M1.5 21h21" class="line"/></svg>`;

const severityShapes = {
  error: shapes.failed,
  warning: shapes.drift,
  information: html`${disc}<path d="M8 7.2v3.8M8 4.8v.2" class="mark"/>`,
} as const;
const severityTones = { error: 'bad', warning: 'notice', information: 'calm' } as const;

export function severityBadge(severity: keyof typeof severityShapes): Markup {
  return html`<span class="badge ${severityTones[severity]}">${icon(severityShapes[severity])}${severity}</span>`;
}

const actionShapes = {
  create: html`<path d="M8 3v10M3 8h10" class="line"/>`,
  update: html`<path d="M2.5 6.5c2-2.5 3.5-2.5 5.5-.8s3.5 1.7 5.5-.8M2.5 11c2-2.5 3.5-2.5 5.5-.8s3.5 1.7 5.5-.8" class="line"/>`,
  delete: html`<path d="M3 8h10" class="line"/>`,
  adopt: html`<path d="M3 6h10M3 10h10" class="line"/>`,
} as const;

export function actionIcon(action: keyof typeof actionShapes): Markup {
  return html`<span class="action ${action}">${icon(actionShapes[action])}</span>`;
}

/** Beside an object that no document declares. */
export const unmanagedIcon = html`<span class="action unmanaged">${icon(html`<path d="M5.6 6a2.4 2.4 0 1 1 3.4 2.200c-.7.3-1 .7-1 1.500M8 12.3v.1" class="line"/>`)}</span>`;

export const differsBadge = html`<span class="badge notice">${icon(shapes.drift)}Differs</span>`;
