import { json } from './json.ts';
import { text } from './plain-text.ts';
import type { ReportFormat } from './report-format.ts';

/** What `--report FORMAT=PATH` can write. */
export const reportFormats: readonly ReportFormat[] = [text, json];
