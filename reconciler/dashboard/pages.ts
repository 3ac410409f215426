import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { RunRecords } from '../ports.ts';
import { hostGuard } from './access/host-guard.ts';
import { securityHeaders } from './access/security-headers.ts';
import { SignInGate } from './access/sign-in-gate.ts';
import { addSignInRoutes, localPath, showForm } from './access/sign-in-routes.ts';
import { addresses, withQuery } from './addresses.ts';
import { Pages } from './page-answers.ts';
import type { PageOptions } from './page-options.ts';
import { addPageRoutes } from './page-routes.ts';
import { styleAddress, stylesheet } from './style/stylesheet.ts';

/**
 * The page of the service as an application of its own: it reads run records and nothing else, and writes nothing. It answers every
 * address, so whatever stands beside it (health, metrics) is to be mounted before it. Call `assertSafeToServe` before listening.
 */
export function createPages(records: RunRecords, options: PageOptions): Hono {
  const app = new Hono();
  const gate = new SignInGate(options);
  const pages = new Pages(records, options);
  app.use('*', securityHeaders);
  app.use(
    '*',
    hostGuard(options, (context, help) =>
      pages.problem(context, 421, {
        title: 'Not under this name',
        message: 'the page does not answer to the name it was asked by',
        help: `open it as ${help}`,
      }),
    ),
  );
  app.use('*', onlyReading(pages, options.signIn?.kind === 'bearer'));
  app.get(styleAddress, (context) =>
    context.body(stylesheet, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    }),
  );
  addSignInRoutes(app, gate, options);
  app.use('*', async (context, next) => (await refusal(context, gate, pages)) ?? next());
  addPageRoutes(app, pages);
  app.onError((error, context) => pages.failure(context, error));
  return app;
}

function onlyReading(pages: Pages, hasForms: boolean): MiddlewareHandler {
  return async (context, next) => {
    const { method } = context.req;
    const isForm = hasForms && method === 'POST' && isFormAddress(context.req.path);
    if (method === 'GET' || method === 'HEAD' || isForm) return next();
    context.header('allow', 'GET, HEAD');
    return pages.problem(context, 405, {
      title: 'Only for reading',
      message: `\`${method.slice(0, 20)}\` is not possible here`,
      help: 'this page writes nothing; git is the way to change something',
    });
  };
}

function isFormAddress(path: string): boolean {
  return path === addresses.signIn || path === addresses.signOut;
}

/** What whoever may not look gets to see; undefined for those who may. */
async function refusal(context: Context, gate: SignInGate, pages: Pages): Promise<Response | undefined> {
  const admission = gate.admit(context);
  if (admission.kind === 'known') {
    if (admission.viewer !== undefined) pages.remember(context, admission.viewer);
    return undefined;
  }
  if (admission.kind === 'outside') {
    const help = 'open this page through the proxy that signs people in';
    return pages.problem(context, 403, {
      title: 'Not signed in',
      message: 'nobody says who you are',
      help,
      leadsHome: false,
    });
  }
  if (admission.kind === 'wait') {
    context.header('retry-after', String(admission.seconds));
    const help = `try again in ${Math.ceil(admission.seconds / 60)} min`;
    return pages.problem(context, 429, {
      title: 'Too many attempts',
      message: 'too many wrong tokens came from here',
      help,
      leadsHome: false,
    });
  }
  const next = localPath(`${context.req.path}${new URL(context.req.url).search}`);
  const wantsPage = (context.req.header('accept') ?? '').includes('text/html');
  if (wantsPage && context.req.header('authorization') === undefined)
    return context.redirect(withQuery(addresses.signIn, { next: next === '/' ? undefined : next }), 303);
  context.header('www-authenticate', 'Bearer realm="gatewright"');
  return wantsPage
    ? showForm(context, gate, next, { words: 'That is not the token.', status: 401 })
    : context.json({ error: 'sign in with `Authorization: Bearer TOKEN`' }, 401);
}
