import { counted } from '../../compiler/text/counted.ts';
import { visibleText } from '../../compiler/text/visible-text.ts';
import type { Plan } from '../../schemas/plan.ts';
import { fitComment } from '../forge/fit-comment.ts';
import { exitCodes } from './exit-codes.ts';

/** What there is to say on a pull request. */
export interface CommentParts {
  /** Reports in markdown, one per tenant. */
  readonly reports: readonly string[];
  /** Plans that were made; where there is no report they are told in short. */
  readonly plans: readonly Plan[];
  /** What the plan ended with. */
  readonly exitCode: number;
  readonly runUrl: string | undefined;
}

const meaning: Readonly<Record<number, string>> = {
  [exitCodes.error]: 'there is no plan: something failed',
  [exitCodes.failed]: 'there is no plan: the files have errors',
  [exitCodes.refused]: 'a guard refuses the plan',
  [exitCodes.interrupted]: 'there is no plan: the run was interrupted',
};

/** The text below the marker: what went wrong first, then the reports, cut to what a comment may hold. */
export function commentText({ reports, plans, exitCode, runUrl }: CommentParts): string {
  const where = runUrl === undefined ? 'The log of the run has more.' : `[The run](${runUrl}) has more.`;
  const wrong = meaning[exitCode];
  const notice =
    wrong === undefined ? [] : [`> **Not to be merged as it is:** ${wrong} (exit code ${exitCode}). ${where}`];
  const said = reports.map((report) => report.trim()).filter((report) => report !== '');
  const told = said.length > 0 ? said : plans.map(inShort);
  const nothing = notice.length === 0 && told.length === 0 ? ['No report was written.'] : [];
  return fitComment([...notice, ...told, ...nothing].join('\n\n'), where);
}

function inShort({ tenant, changes, digest }: Plan): string {
  const head = `### ${plain(tenant.name)}: ${changes.length === 0 ? 'no changes' : counted(changes.length, 'change')}`;
  const rows = changes.map(
    ({ action, title, kind, name }) => `| ${action} | ${plain(title)} | ${plain(`${kind}/${name}`)} |`,
  );
  const table = rows.length === 0 ? [] : [['| | object | document |', '|---|---|---|', ...rows].join('\n')];
  return [head, ...table, `Digest of the plan: \`${digest}\`.`].join('\n\n');
}

/** A text somebody chose, without any meaning in markdown or HTML, and without calling anybody (`@team`). */
function plain(text: string): string {
  return visibleText(text)
    .replaceAll('\n', ' ')
    .replaceAll(/[\\`*_{}[\]<>()#+!|@&~:-]/g, (character) => `&#${character.charCodeAt(0)};`);
}
