import type { Finding, Severity } from '../../schemas/finding.ts';
import type { Span } from '../../schemas/span.ts';
import { codeFrame } from './code-frame.ts';
import { visibleText } from './visible-text.ts';

export { codeFrame } from './code-frame.ts';

/** How the parts of a printed finding are decorated; each absent part stays as it is. */
export interface FindingStyle {
  /** The severity and the brackets around the code. */
  readonly severity?: (text: string, severity: Severity) => string;
  readonly code?: (text: string) => string;
  readonly location?: (text: string) => string;
  readonly caret?: (text: string) => string;
  readonly help?: (text: string) => string;
}

/**
 * A finding as a person reads it: what, where with the line underlined, the places that belong to it, what to do.
 * `textOf` answers with the text of a file as it was parsed, or undefined when it is not at hand. Several lines, without
 * a line break at the end; control characters in the user's words are made visible.
 */
export function renderFinding(
  finding: Finding,
  textOf: (file: string) => string | undefined,
  style: FindingStyle = {},
): string {
  const same = (text: string): string => text;
  const severity = (style.severity ?? same)(finding.severity, finding.severity);
  const code = (style.code ?? same)(`[${finding.code}]`);
  const parts = [`${severity}${code}: ${visibleText(finding.message)}`];
  if (finding.span !== undefined) parts.push(renderPlace(finding.span, textOf, style));
  else if (finding.resource !== undefined)
    parts.push(`  --> ${visibleText(finding.resource + (finding.pointer ?? ''))}`);
  for (const { message, span } of finding.related ?? []) {
    parts.push(`note: ${visibleText(message)}`, renderPlace(span, textOf, style));
  }
  if (finding.help !== undefined) {
    const help = visibleText(finding.help).replaceAll('\n', `\n${' '.repeat('  = help: '.length)}`);
    parts.push((style.help ?? same)(`  = help: ${help}`));
  }
  return parts.join('\n');
}

function renderPlace(span: Span, textOf: (file: string) => string | undefined, style: FindingStyle): string {
  const place = visibleText(`${span.file}:${span.start.line}:${span.start.column}`).replaceAll('\n', '\u240a');
  const location = `  --> ${(style.location ?? ((same: string) => same))(place)}`;
  const text = textOf(span.file);
  if (text === undefined) return location;
  return `${location}\n${codeFrame(span, text, style.caret === undefined ? {} : { caret: style.caret })}`;
}
