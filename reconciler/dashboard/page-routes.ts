import type { Context, Hono } from 'hono';
import { nameOf } from './addresses.ts';
import type { Pages } from './page-answers.ts';

/** Which address is which page. Anything else is told apart from nothing. */
export function addPageRoutes(app: Hono, pages: Pages): void {
  const part = (context: Context, name: string) => nameOf(context.req.param(name) ?? '');
  app.get('/', (context) => pages.overview(context));
  app.get('/tenants', (context) => context.redirect('/', 302));
  app.get('/tenants/:tenant', (context) => pages.timeline(context, part(context, 'tenant')));
  app.get('/tenants/:tenant/objects', (context) => pages.objects(context, part(context, 'tenant')));
  app.get('/tenants/:tenant/coverage', (context) => pages.coverage(context, part(context, 'tenant')));
  app.get('/tenants/:tenant/runs/:id', (context) => pages.run(context, part(context, 'tenant'), part(context, 'id')));
  app.get('/tenants/:tenant/objects/:kind/:name', (context) =>
    pages.object(context, part(context, 'tenant'), part(context, 'kind'), part(context, 'name')),
  );
  app.get('/runs/:file', (context) => pages.record(context, part(context, 'file')));
  app.all('*', (context) => pages.missing(context));
}
