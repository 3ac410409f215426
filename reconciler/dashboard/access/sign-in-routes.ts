import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { addresses } from '../addresses.ts';
import type { PageOptions } from '../page-options.ts';
import { span } from '../times.ts';
import { layout } from '../views/layout.ts';
import { problem } from '../views/problem.ts';
import { signInForm } from '../views/sign-in.ts';
import { isSameOrigin } from './request-origin.ts';
import { formMilliseconds, sessionMilliseconds } from './sessions.ts';
import type { SignInGate } from './sign-in-gate.ts';

/** A token and an address: more is no form of ours. */
const largestForm = 8192;

/** The only two things that can be posted. */
export function addSignInRoutes(app: Hono, gate: SignInGate, options: PageOptions): void {
  if (options.signIn?.kind !== 'bearer') return;
  app.get(addresses.signIn, (context) => showForm(context, gate, localPath(context.req.query('next'))));
  app.post(addresses.signIn, (context) => signIn(context, gate, options));
  app.post(addresses.signOut, (context) => signOut(context, gate, options));
}

/** The form, with a token that only this visitor's cookie fits. */
export function showForm(
  context: Context,
  gate: SignInGate,
  next: string,
  failure?: { readonly words: string; readonly status: 401 | 403 | 429 },
): Response | Promise<Response> {
  const old = getCookie(context, gate.cookieName(context, 'visit'));
  const visit = gate.sessions.isValid('visit', old) ? old : gate.sessions.issue('visit', formMilliseconds);
  keep(context, gate, 'visit', visit, formMilliseconds);
  const form = signInForm({ token: gate.sessions.formToken(visit), next, failure: failure?.words });
  return context.html(layout({ title: 'Sign in', isOutside: true }, form), failure?.status ?? 200);
}

async function signIn(context: Context, gate: SignInGate, options: PageOptions): Promise<Response> {
  const form = await readForm(context);
  const next = localPath(form.get('next') ?? undefined);
  const visit = getCookie(context, gate.cookieName(context, 'visit'));
  const isOurs = isSameOrigin(context, options.publicUrl);
  if (!isOurs || !gate.sessions.isValid('visit', visit) || !gate.sessions.isFormToken(form.get('token'), visit))
    return showForm(context, gate, next, {
      words: 'The form was too old, or was not ours. Please try again.',
      status: 403,
    });
  const admission = gate.try(context, form.get('secret') ?? '');
  if (admission.kind === 'wait') {
    context.header('retry-after', String(admission.seconds));
    const words = `Too many attempts. Wait ${span(admission.seconds * 1000)}, then try again.`;
    return showForm(context, gate, next, { words, status: 429 });
  }
  if (admission.kind !== 'known')
    return showForm(context, gate, next, { words: 'That is not the token.', status: 401 });
  keep(context, gate, 'session', gate.sessions.issue('session', sessionMilliseconds), sessionMilliseconds);
  keep(context, gate, 'visit', '', 0);
  return context.redirect(next, 303);
}

async function signOut(context: Context, gate: SignInGate, options: PageOptions): Promise<Response> {
  const session = getCookie(context, gate.cookieName(context));
  const form = await readForm(context);
  if (!gate.sessions.isValid('session', session)) return context.redirect(addresses.signIn, 303);
  if (!isSameOrigin(context, options.publicUrl) || !gate.sessions.isFormToken(form.get('token'), session)) {
    const words = problem({ title: 'Not signed out', message: 'the form was too old, or was not ours' });
    return context.html(layout({ title: 'Not signed out', isOutside: true }, words), 403);
  }
  gate.sessions.end(session);
  keep(context, gate, 'session', '', 0);
  return context.redirect(addresses.signIn, 303);
}

function keep(
  context: Context,
  gate: SignInGate,
  what: 'session' | 'visit',
  value: string,
  milliseconds: number,
): void {
  const secure = gate.isSecure(context);
  const maxAge = Math.round(milliseconds / 1000);
  setCookie(context, gate.cookieName(context, what), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure,
    maxAge,
  });
}

async function readForm(context: Context): Promise<URLSearchParams> {
  const declared = Number(context.req.header('content-length') ?? '0');
  const isForm = (context.req.header('content-type') ?? '').startsWith('application/x-www-form-urlencoded');
  if (!isForm || declared > largestForm) return new URLSearchParams();
  const text = await readAtMost(context.req.raw, largestForm);
  return new URLSearchParams(text);
}

/** The body of a request, or nothing where it is larger: nobody has signed in yet, so nothing may be held for them. */
async function readAtMost(request: Request, largest: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > largest) return '';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A way within this page: whoever made the link must not send people elsewhere after they signed in. */
export function localPath(given: string | undefined): string {
  const base = 'http://page.invalid';
  if (given === undefined || !given.startsWith('/') || !URL.canParse(given, base)) return addresses.home;
  const url = new URL(given, base);
  const path = `${url.pathname}${url.search}`;
  return url.origin === base && !path.startsWith('//') ? path : addresses.home;
}
