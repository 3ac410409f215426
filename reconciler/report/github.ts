import { visibleText } from '../../compiler/text/visible-text.ts';
import { type Annotation, annotationsOf } from './annotations.ts';
import type { ReportFormat } from './report-format.ts';

/** Workflow commands of GitHub Actions, one a line, which the runner turns into annotations (docs.github.com: workflow commands). */
export const github: ReportFormat = {
  name: 'github',
  render: (report) => annotationsOf(report).map(command).join('\n'),
};

function command({ kind, place, title, text }: Annotation): string {
  const where =
    place === undefined ? [] : [`file=${property(place.file)}`, `line=${place.line}`, `col=${place.column}`];
  return `::${kind} ${[...where, `title=${property(title)}`].join(',')}::${data(text)}`;
}

/** What the runner decodes (actions/toolkit, packages/core/src/command.ts: escapeData, escapeProperty). */
function data(text: string): string {
  return visibleText(text)
    .replaceAll(commandInside, '# ')
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** A command within a command is never obeyed, but who copies the line to another log should not be surprised. */
const commandInside = /#(?=#(?:vso)?\[)/gi;
