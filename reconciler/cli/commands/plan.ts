import type { Plan } from '../../../schemas/plan.ts';
import { type CliCommand, ciOption, flag, tenantOptions, textOption, textsOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { sourceOptions, stateOption } from '../source-options.ts';

export const plan: CliCommand = {
  name: 'plan',
  summary: 'show what would change in the tenant; writes nothing to it',
  options: [
    ...tenantOptions,
    ...sourceOptions,
    stateOption,
    {
      flags: '--base <ref>',
      description: 'compare with this revision of the files instead of the tenant; no token needed',
    },
    { flags: '--offline', description: 'the same with the branch a pull request is for, or the default branch' },
    ciOption,
    { flags: '--out <file>', description: 'save the plan, for `apply FILE`' },
    { flags: '--detailed-exitcode', description: 'exit with 2 when there are changes' },
    {
      flags: '--accept <code=reason>',
      description: 'let a guarded change pass: CODE=REASON or CODE:KIND/NAME=REASON',
      isRepeatable: true,
    },
    {
      flags: '--adopt <kind/name>',
      description: 'take over the live object that bears the title of this document',
      isRepeatable: true,
    },
  ],
  examples: [
    'gatewright plan',
    'gatewright plan --out plan.json --detailed-exitcode',
    'gatewright plan --base origin/main',
  ],
  async run(invocation) {
    if (textOption(invocation, 'base') !== undefined || flag(invocation, 'offline'))
      return (await import('../plan-offline.ts')).planOffline(invocation);
    const { assertNamed } = await import('../assert-named.ts');
    const { openSession } = await import('../session.ts');
    const { checkOutAsked } = await import('../check-out.ts');
    const { makePlan } = await import('../../run.ts');
    const { assertWritable, readReportTargets, writeReports } = await import('../write-reports.ts');
    const { placed, tellCi } = await import('../ci.ts');
    const { withCoverage } = await import('../with-coverage.ts');
    const { exitForFindings, printPlan, printUnplanned, unplanned } = await import('../print-plan.ts');
    const out = textOption(invocation, 'out');
    const reports = await readReportTargets(textsOption(invocation, 'report'));
    if (out !== undefined) await assertWritable(out);
    const session = await openSession(invocation, checkOutAsked);
    await assertNamed(session);
    const planned = await makePlan(session.ports, session.input);
    invocation.output.progress('');
    if (!('plan' in planned)) {
      const nothing = { about: 'plan', plan: unplanned(planned.findings, session), actors: new Map() } as const;
      const report = placed({ ...nothing, exitCode: exitCodes.failed }, session.folder.root);
      await writeReports(report, reports, invocation.output);
      const exitCode = printUnplanned(planned.findings, session, invocation);
      await tellCi(report, invocation);
      return exitCode;
    }
    const refused = exitForFindings(planned.plan.findings);
    const changes = planned.plan.changes.length + planned.plan.releases.length;
    const isChanged = changes > 0 && flag(invocation, 'detailedExitcode');
    const exitCode = refused !== exitCodes.ok ? refused : isChanged ? exitCodes.changes : exitCodes.ok;
    const made = { about: 'plan', plan: planned.plan, actors: new Map(), exitCode } as const;
    const report = placed(made, session.folder.root);
    printPlan(report, session, invocation);
    await writeReports(withCoverage(report, reports, session.input), reports, invocation.output);
    await tellCi(report, invocation);
    if (out !== undefined && refused === exitCodes.ok) await save(planned.plan, out);
    return exitCode;
  },
};

async function save(plan: Plan, path: string): Promise<void> {
  const { writeFile } = await import('node:fs/promises');
  await writeFile(path, `${JSON.stringify(plan, null, 2)}\n`);
}
