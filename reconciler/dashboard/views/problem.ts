import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import { quoted } from './quoted.ts';

/** A page that cannot be shown: what happened, and what to do. */
export interface Problem {
  readonly title: string;
  readonly message: string;
  readonly help?: string | undefined;
  /** True where there is somewhere to go. */
  readonly leadsHome?: boolean;
}

export function problem({ title, message, help, leadsHome = true }: Problem): Markup {
  return html`<div class="problem"><h1>${title}</h1><p>${quoted(message)}</p>${
    help === undefined ? '' : html`<p class="help">${quoted(help)}</p>`
  }${leadsHome ? html`<p><a href="/">To the tenants</a></p>` : ''}</div>`;
}
