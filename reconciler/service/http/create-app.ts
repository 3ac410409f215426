import { Hono } from 'hono';
import { isLoopbackName } from '../../loopback.ts';
import { version } from '../../version.ts';
import type { Health } from '../health.ts';
import type { Metrics } from '../metrics.ts';

export interface AppOptions {
  readonly health: Health;
  readonly metrics: Metrics;
  /** True where only this machine can ask. */
  readonly isLoopback: boolean;
  /** Address by which a proxy on this machine is asked for the page, e.g. `https://gatewright.contoso.com/`. */
  readonly publicUrl?: string | undefined;
  /** The page, mounted below `/`; it guards itself where others than this machine can ask. */
  readonly pages?: Hono | undefined;
}

const ours = ['/healthz', '/readyz', '/metrics'];

/** What the service answers. Nothing that is asked here changes anything. */
export function createApp({ health, metrics, isLoopback, publicUrl, pages }: AppOptions): Hono {
  const app = new Hono();
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  app.use(async (context, next) => {
    const host = context.req.header('host') ?? '';
    if (isLoopback && !isLoopbackName(host) && host.toLowerCase() !== publicHost)
      return context.text('this address answers to the names of this machine only\n', 403);
    await next();
    return undefined;
  });
  for (const path of ours)
    app.use(path, async (context, next) => {
      if (!['GET', 'HEAD'].includes(context.req.method))
        return context.text('only GET and HEAD\n', 405, { Allow: 'GET, HEAD' });
      await next();
      context.header('X-Content-Type-Options', 'nosniff');
      context.header('Cache-Control', 'no-store');
      return undefined;
    });
  app.get('/healthz', (context) => context.json({ formatVersion: '1.0', status: 'ok', version }));
  app.get('/readyz', (context) => {
    const answer = health.ready();
    return context.json(answer, answer.ready ? 200 : 503);
  });
  app.get('/metrics', async (context) =>
    context.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType }),
  );
  if (pages !== undefined) app.route('/', pages);
  return app;
}
