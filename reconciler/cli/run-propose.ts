import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeSource } from '../../compiler/text/source-text.ts';
import { visibleText } from '../../compiler/text/visible-text.ts';
import type { ProjectAt } from '../ports.ts';
import type { Adoption } from '../propose/adopt-drift.ts';
import { adoptPlan } from '../propose/adopt-plan.ts';
import { type ChangedFile, changedFiles } from '../propose/changed-files.ts';
import { createProposer } from '../propose/create-proposer.ts';
import { lineDiff } from '../propose/line-diff.ts';
import { makePlan, type Planned } from '../run.ts';
import { web } from '../system/web.ts';
import { flag, type Invocation } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { printFindings } from './print-findings.ts';
import { printUnplanned } from './print-plan.ts';
import { openSession, type Session } from './session.ts';
import { stateFolder } from './state-folder.ts';
import { writeAdopted } from './write-adopted.ts';

/** `propose`: into the files of the working folder, or, with `--push`, into a pull request. */
export async function runPropose(invocation: Invocation): Promise<ExitCode> {
  const session = await openSession(invocation);
  return flag(invocation, 'push') ? push(invocation, session) : edit(invocation, session);
}

async function edit(invocation: Invocation, session: Session): Promise<ExitCode> {
  const { output, arguments: keys } = invocation;
  const { input, ports, folder } = session;
  const planned = await makePlan(ports, input);
  output.progress('');
  if (!('plan' in planned)) return printUnplanned(planned.findings, session, invocation);
  const adoption = await adoptPlan({ planned, input, graph: ports.graph, keys });
  const changed = changedFiles(input.files, adoption.files);
  output.progress('');
  const isDry = flag(invocation, 'dryRun');
  if (flag(invocation, 'json')) output.data(JSON.stringify(document(planned, adoption, changed), null, 2));
  else tell(invocation, session, adoption, changed);
  if (!isDry) await writeAdopted(await realpath(folder.root), input.files, changed);
  if (!flag(invocation, 'json') && changed.length > 0)
    output.log(
      isDry ? 'Nothing was written: this is what would be.' : `Written. Read it with \`git diff\`, then commit it.`,
    );
  return adoption.refused.length === 0 ? exitCodes.ok : exitCodes.failed;
}

function document({ plan }: Planned, { adopted, refused }: Adoption, changed: readonly ChangedFile[]) {
  return {
    formatVersion: '1.0',
    tenant: plan.tenant,
    adopted,
    files: changed.map(({ file, bytes }) => ({ file, isRemoved: bytes === undefined })),
    findings: refused,
  };
}

function tell(
  invocation: Invocation,
  { folder, input }: Session,
  { adopted, refused }: Adoption,
  changed: readonly ChangedFile[],
): void {
  const { output } = invocation;
  const { green, red, bold, dim } = output.dataColours;
  const textOf = (source: { readonly file: string; readonly bytes: Uint8Array } | undefined) => {
    const decoded = source === undefined ? { text: '' } : decodeSource(source);
    return 'text' in decoded ? decoded.text : '';
  };
  for (const { file, bytes } of changed) {
    output.data(bold(`${visibleText(join(file))}${bytes === undefined ? ' (removed)' : ''}`));
    const before = textOf(input.files.find((each) => each.file === file));
    for (const line of lineDiff(before, bytes === undefined ? '' : textOf({ file, bytes }))) {
      const shown = visibleText(line);
      output.data(
        line.startsWith('+')
          ? green(shown)
          : line.startsWith('-')
            ? red(shown)
            : line.startsWith('@')
              ? dim(shown)
              : shown,
      );
    }
    output.data('');
  }
  printFindings(refused, folder.files, output);
  const count = adopted.length === 1 ? '1 object' : `${adopted.length} objects`;
  output.data(
    adopted.length === 0
      ? 'Nothing to adopt.'
      : `${count} of the tenant adopted in ${changed.length === 1 ? '1 file' : `${changed.length} files`}.`,
  );
}

async function push(invocation: Invocation, session: Session): Promise<ExitCode> {
  const { output, arguments: keys } = invocation;
  const { createProjectSource } = await import('../git/project-source.ts');
  const { env } = process;
  const { folder, ports } = session;
  output.conceal(() => Object.entries(env).flatMap(([name, value]) => (/TOKEN$/.test(name) && value ? [value] : [])));
  const source = createProjectSource({
    directory: folder.root,
    state: stateFolder(invocation),
    onLog: output.log,
  });
  const project: ProjectAt = await source.checkOut(invocation.stop);
  const input = { ...session.input, files: project.folder.files, commit: project.commit };
  const planned = await makePlan(ports, input);
  output.progress('');
  if (!('plan' in planned)) return printUnplanned(planned.findings, session, invocation);
  const proposer = createProposer({ web, environment: env, keys, signal: invocation.stop, onLog: output.log });
  const proposal = await proposer.propose({ planned, project, ports, input });
  output.progress('');
  if (flag(invocation, 'json'))
    output.data(JSON.stringify({ formatVersion: '1.0', tenant: input.tenant, proposal: proposal ?? null }, null, 2));
  else if (proposal === undefined) output.data('Nothing to adopt.');
  else
    output.data(
      `${proposal.objects.length === 1 ? '1 object' : `${proposal.objects.length} objects`} proposed: ${proposal.url ?? `branch ${proposal.branch}`}`,
    );
  return exitCodes.ok;
}
