import { azure } from './azure.ts';
import { events } from './events.ts';
import { github } from './github.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { text } from './plain-text.ts';
import type { ReportFormat } from './report-format.ts';
import { sarif } from './sarif.ts';

/** What `--report FORMAT=PATH` can write. */
export const reportFormats: readonly ReportFormat[] = [text, markdown, json, events, sarif, junit, github, azure, html];
