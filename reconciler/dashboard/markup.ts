import type { html } from 'hono/html';

/** What a template gives: text that is safe as markup, because everything put into it was escaped. */
export type Markup = ReturnType<typeof html>;
