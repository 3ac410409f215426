import { type CliCommand, ciOption, flag, tenantOptions, textsOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { sourceOptions, stateOption } from '../source-options.ts';

export const drift: CliCommand = {
  name: 'drift',
  summary: 'what the tenant has that git does not say, and who did it',
  options: [
    ...tenantOptions,
    ...sourceOptions,
    stateOption,
    ciOption,
    { flags: '--ours-only', description: 'leave out objects that no document declares and that are not ours' },
  ],
  examples: ['gatewright drift', 'gatewright drift --json | ConvertFrom-Json'],
  async run(invocation) {
    const { openSession } = await import('../session.ts');
    const { checkOutAsked } = await import('../check-out.ts');
    const { makePlan } = await import('../../run.ts');
    const { withFormerIds } = await import('../../tenant/former-ids.ts');
    const { attribute } = await import('../../tenant/attribution.ts');
    const { hasErrors } = await import('../../../schemas/finding.ts');
    const { isRefusal } = await import('../../guard-plan.ts');
    const { readReportTargets, writeReports } = await import('../write-reports.ts');
    const { placed, tellCi } = await import('../ci.ts');
    const { withCoverage } = await import('../with-coverage.ts');
    const { printPlan, printUnplanned } = await import('../print-plan.ts');
    const reports = await readReportTargets(textsOption(invocation, 'report'));
    const session = await openSession(invocation, checkOutAsked);
    const planned = await makePlan(session.ports, session.input);
    if (!('plan' in planned)) return printUnplanned(planned.findings, session, invocation);
    const found = withFormerIds(planned.plan, planned.inventory);
    const { actors, limits } = await attribute(session.ports.graph, found, {
      inventory: planned.inventory,
      journal: planned.journal,
      identity: session.input.identity,
      now: session.ports.clock.now(),
    });
    invocation.output.progress('');
    // Guards speak of what a repair would do; drift only looks.
    const unmanaged = flag(invocation, 'oursOnly') ? [] : found.unmanaged;
    const plan = { ...found, unmanaged, findings: found.findings.filter((finding) => !isRefusal(finding)) };
    const differs = plan.changes.length + plan.unmanaged.length > 0;
    const exitCode = hasErrors(plan.findings) ? exitCodes.failed : differs ? exitCodes.changes : exitCodes.ok;
    const report = placed({ about: 'drift', plan, actors, exitCode }, session.folder.root);
    printPlan(report, session, invocation);
    if (!flag(invocation, 'json')) for (const limit of limits) invocation.output.log(limit);
    await writeReports(withCoverage(report, reports, session.input), reports, invocation.output);
    await tellCi(report, invocation);
    return exitCode;
  },
};
