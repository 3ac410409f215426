import { type CliCommand, flag, tenantOptions } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const bind: CliCommand = {
  name: 'bind',
  summary: 'look up every name and record its id in the bindings file',
  options: tenantOptions,
  examples: ['gatewright bind', 'gatewright bind --tenant contoso'],
  async run(invocation) {
    const [
      { openSession },
      { bindingsPath, chooseTenant },
      { makePlan },
      printing,
      { hasErrors },
      files,
      { dirname },
      { counted },
    ] = await Promise.all([
      import('../session.ts'),
      import('../../project/tenant-choice.ts'),
      import('../../run.ts'),
      import('../print-plan.ts'),
      import('../../../schemas/finding.ts'),
      import('node:fs/promises'),
      import('node:path'),
      import('../../../compiler/text/counted.ts'),
    ]);
    const session = await openSession(invocation);
    const planned = await makePlan(session.ports, { ...session.input, asksTenant: true });
    invocation.output.progress('');
    if (!('plan' in planned)) return printing.printUnplanned(planned.findings, session, invocation);
    const unresolved = planned.plan.findings.filter(
      (finding) => finding.code === 'GW5001' || finding.code === 'GW5002',
    );
    if (hasErrors(unresolved)) return printing.printUnplanned(unresolved, session, invocation);
    const { settings } = chooseTenant(session.folder, session.tenantName);
    const path = await bindingsPath(session.folder, session.tenantName, settings);
    const names = planned.directory.toNames();
    await files.mkdir(dirname(path), { recursive: true });
    await files.writeFile(
      path,
      `${JSON.stringify({ formatVersion: 1, tenant: session.input.tenant.id, names }, null, 2)}\n`,
    );
    const count = Object.values(names).reduce((sum, known) => sum + Object.keys(known).length, 0);
    const told = flag(invocation, 'json')
      ? JSON.stringify({ formatVersion: '1.0', path, names }, null, 2)
      : `${counted(count, 'name')} recorded in ${path}`;
    invocation.output.data(told);
    return exitCodes.ok;
  },
};
