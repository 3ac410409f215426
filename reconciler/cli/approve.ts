import { createInterface } from 'node:readline/promises';
import type { Plan } from '../../schemas/plan.ts';
import { renderText } from '../report/text.ts';
import { flag, type Invocation } from './command.ts';
import { printFindings } from './print-findings.ts';
import type { Session } from './session.ts';

/** Shows the plan, and asks unless that was settled on the command line. */
export async function approve(
  plan: Plan,
  session: Session,
  invocation: Invocation,
  isReviewed: boolean,
): Promise<boolean> {
  const { output } = invocation;
  output.progress('');
  if (!flag(invocation, 'json'))
    output.data(renderText({ about: 'plan', plan, actors: new Map() }, output.dataColours));
  printFindings(plan.findings, session.folder.files, output);
  if (isReviewed || flag(invocation, 'autoApprove')) return true;
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  // A terminal in raw mode gives Ctrl-C to the prompt as a key; everybody else listens for the signal.
  prompt.once('SIGINT', () => process.emit('SIGINT'));
  const ended = new AbortController();
  prompt.once('close', () => ended.abort());
  try {
    const answer = await prompt.question(`Apply this to ${session.tenantName}? Only "yes" is accepted: `, {
      signal: AbortSignal.any([invocation.stop, ended.signal]),
    });
    return answer.trim() === 'yes';
  } catch {
    return false;
  } finally {
    prompt.close();
  }
}
