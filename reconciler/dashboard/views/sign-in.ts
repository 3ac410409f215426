import { html } from 'hono/html';
import { addresses } from '../addresses.ts';
import type { Markup } from '../markup.ts';

/** Asks for the token. `next` is where the reader wanted to go. */
export function signInForm(form: {
  readonly token: string;
  readonly next: string;
  readonly failure?: string | undefined;
}): Markup {
  const described = form.failure === undefined ? '' : html` aria-invalid="true" aria-describedby="failure"`;
  return html`<div class="sign-in"><h1>Sign in</h1>
<p class="sub">The token is the one the service was started with.</p>
${form.failure === undefined ? '' : html`<p class="callout bad" id="failure" role="alert">${form.failure}</p>`}
<form method="post" action="${addresses.signIn}">
<input type="hidden" name="token" value="${form.token}"><input type="hidden" name="next" value="${form.next}">
<label for="secret">Token</label>
<input id="secret" name="secret" type="password" required autocomplete="current-password"${described}>
<button type="submit">Sign in</button></form></div>`;
}
