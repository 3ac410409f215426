import pico from 'picocolors';
import type { ReportFormat } from './report-format.ts';
import { renderText } from './text.ts';

/** The terminal's text without colour, for a file. */
export const text: ReportFormat = {
  name: 'text',
  render: (report) => renderText(report, pico.createColors(false)),
};
