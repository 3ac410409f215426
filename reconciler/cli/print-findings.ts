import { counted } from '../../compiler/text/counted.ts';
import { renderFinding } from '../../compiler/text/frame.ts';
import { decodeSource, type SourceText } from '../../compiler/text/source-text.ts';
import type { Finding } from '../../schemas/finding.ts';
import type { Colours, Output } from './output.ts';

/** Findings with the lines they concern, on the log stream; pieces of information only where somebody asked for them. */
export function printFindings(
  findings: readonly Finding[],
  files: readonly SourceText[],
  output: Output,
  withInformation = false,
): void {
  printFindingsIn(findings, textsOf(files), output, withInformation);
}

/** The same for texts that are at hand already, decoded by whoever read them. */
export function printFindingsIn(
  findings: readonly Finding[],
  textOf: (file: string) => string | undefined,
  output: Output,
  withInformation = false,
): void {
  for (const finding of findings) {
    if (finding.severity === 'information' && !withInformation) continue;
    output.log(`${renderFinding(finding, textOf, styleFor(output.logColours))}\n`);
  }
}

/** The text of a file by its name, decoded as the compiler does it. */
export function textsOf(files: readonly SourceText[]): (file: string) => string | undefined {
  return (name) => {
    const source = files.find((file) => file.file === name);
    const decoded = source === undefined ? undefined : decodeSource(source);
    return decoded !== undefined && 'text' in decoded ? decoded.text : undefined;
  };
}

function styleFor(colours: Colours) {
  return {
    severity: (text: string) =>
      colours.bold(
        text.startsWith('error')
          ? colours.red(text)
          : text.startsWith('warning')
            ? colours.yellow(text)
            : colours.cyan(text),
      ),
    code: colours.bold,
    location: colours.blue,
    caret: colours.red,
    help: colours.cyan,
  };
}

/** `3 errors, 1 warning`. */
export function countFindings(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  return `${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')}`;
}
