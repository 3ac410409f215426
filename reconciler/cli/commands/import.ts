import { hasErrors } from '../../../schemas/finding.ts';
import { UsageError } from '../../usage-error.ts';
import { type CliCommand, flag, tenantOptions, textOption, textsOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const importCommand: CliCommand = {
  name: 'import',
  summary: 'turn Graph JSON, or a whole tenant, into a project that compiles to the same',
  options: [
    ...tenantOptions.filter(({ flags }) => !flags.startsWith('--report')),
    {
      flags: '--from <path...>',
      description: 'files or folders of Graph JSON, in any shape tools export',
      isRepeatable: true,
    },
    { flags: '--from-tenant', description: 'read the tenant instead of files' },
    { flags: '--out <dir>', description: 'folder for the project; must not hold one yet' },
  ],
  examples: [
    'gatewright import --from export/ --out contoso',
    'gatewright import --from-tenant --tenant contoso --out contoso',
    'gatewright import --from-tenant --graph http://127.0.0.1:8080 --token emulator --out contoso',
  ],
  async run(invocation) {
    const out = textOption(invocation, 'out');
    const paths = textsOption(invocation, 'from');
    const fromTenant = flag(invocation, 'fromTenant');
    if (out === undefined) throw new UsageError('`import` needs a folder to write to', 'add `--out DIR`');
    if (fromTenant === paths.length > 0) {
      throw new UsageError('say where to import from', 'either `--from PATH…` or `--from-tenant`');
    }
    const [{ writeImported, assertNoProject }, { printImported }] = await Promise.all([
      import('../write-imported.ts'),
      import('../print-imported.ts'),
    ]);
    await assertNoProject(out);
    const { importTenant, recordImported } = await import('../import-tenant.ts');
    const imported = fromTenant
      ? await importTenant(invocation)
      : await (await import('../import-files.ts')).importFiles(paths, invocation.output);
    await writeImported(out, imported);
    if (fromTenant) await recordImported(out, imported);
    invocation.output.progress('');
    printImported(imported, out, invocation);
    // What was not taken over is missing from git: a script that goes on with the project must not take it for the whole tenant.
    const refused = imported.rows.filter(({ status }) => status === 'refused');
    const isNothing = refused.length > 0 && refused.length === imported.rows.length;
    const isPartial = isNothing || refused.some(({ findings }) => hasErrors(findings));
    return isPartial ? exitCodes.failed : exitCodes.ok;
  },
};
