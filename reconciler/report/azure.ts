import { visibleText } from '../../compiler/text/visible-text.ts';
import { type Annotation, annotationsOf } from './annotations.ts';
import type { ReportFormat } from './report-format.ts';

/** Logging commands of Azure Pipelines, one a line (Microsoft docs: devops pipelines logging-commands, 2026). */
export const azure: ReportFormat = { name: 'azure', render: (report) => annotationsOf(report).map(command).join('\n') };

function command({ kind, place, title, text }: Annotation): string {
  const where =
    place === undefined
      ? ''
      : `sourcepath=${property(place.file)};linenumber=${place.line};columnnumber=${place.column};`;
  return `##vso[task.logissue type=${kind};${where}code=${property(title)};]${data(text)}`;
}

/** What the agent decodes; `%AZP25` is its own `%` (azure-pipelines-task-lib: taskcommand.ts, escapedata). */
function data(text: string): string {
  return visibleText(text)
    .replaceAll(commandInside, '# ')
    .replaceAll('%', '%AZP25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(']', '%5D').replaceAll(';', '%3B');
}

/** A command within a command is never obeyed, but who copies the line to another log should not be surprised. */
const commandInside = /#(?=#(?:vso)?\[)/gi;
