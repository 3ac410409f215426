import { UsageError } from '../../usage-error.ts';
import { type CliCommand, ciOption, flag, tenantOptions, textsOption } from '../command.ts';
import { sourceOptions, stateOption } from '../source-options.ts';

export const apply: CliCommand = {
  name: 'apply',
  summary: 'make the tenant what the files say, and read it back',
  arguments: [{ syntax: '[plan]', description: 'a plan saved by `plan --out`; only exactly this plan is carried out' }],
  options: [
    ...tenantOptions,
    ...sourceOptions,
    stateOption,
    ciOption,
    { flags: '--auto-approve', description: 'do not ask before writing' },
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
  examples: ['gatewright apply', 'gatewright apply plan.json --auto-approve'],
  async run(invocation) {
    const { assertNamed } = await import('../assert-named.ts');
    const { openSession } = await import('../session.ts');
    const { checkOutToApply } = await import('../check-out.ts');
    const { reconcile } = await import('../../run.ts');
    const { readPlan } = await import('../read-plan.ts');
    const { approve } = await import('../approve.ts');
    const { printApplied } = await import('../print-applied.ts');
    const { readReportTargets, writeReports } = await import('../write-reports.ts');
    const { placed, tellCi } = await import('../ci.ts');
    const saved = invocation.arguments[0] === undefined ? undefined : await readPlan(invocation.arguments[0]);
    if (saved === undefined && !flag(invocation, 'autoApprove') && process.stdin.isTTY !== true) {
      throw new UsageError('there is nobody to ask', 'give a saved plan, or `--auto-approve`');
    }
    const reports = await readReportTargets(textsOption(invocation, 'report'));
    const session = await openSession(invocation, checkOutToApply);
    await assertNamed(session);
    const input =
      saved === undefined
        ? session.input
        : { ...session.input, accepted: [...saved.accepted, ...session.input.accepted] };
    const result = await reconcile(session.ports, input, {
      confirm: (plan) => approve(plan, session, invocation, saved !== undefined),
      reviewed: saved?.digest,
      stop: invocation.stop,
      onProgress: (done, total, change) => invocation.output.progress(`${done}/${total} ${change.title}`),
    });
    invocation.output.progress('');
    const exitCode = printApplied(result, session, invocation, saved);
    if ('plan' in result) {
      const made = { about: 'plan', plan: result.plan, actors: new Map(), exitCode } as const;
      const report = placed(made, session.folder.root);
      await writeReports(report, reports, invocation.output);
      await tellCi(report, invocation);
    }
    return exitCode;
  },
};
