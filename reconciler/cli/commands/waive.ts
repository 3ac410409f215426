import type { Json } from '../../../schemas/json.ts';
import { UsageError } from '../../usage-error.ts';
import { type CliCommand, flag, type Invocation, projectOptions, textOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import type { WaiverEdit } from '../write-waiver.ts';

export const waive: CliCommand = {
  name: 'waive',
  summary: 'accept a deviation until a day: writes a Waiver into the files; offline',
  arguments: [{ syntax: '<kind/name>', description: 'the object, as `plan` prints it, or the name of its document' }],
  options: [
    ...projectOptions,
    { flags: '--tenant <name>', description: 'use the bindings of this tenant' },
    {
      flags: '--property <pointer>',
      description: 'one property, e.g. /state or rollout; the whole object when absent',
    },
    { flags: '--value <json>', description: 'cover only this value, or this member of a list' },
    { flags: '--reason <text>', description: 'why the deviation is accepted' },
    { flags: '--owner <who>', description: 'who answers for it' },
    { flags: '--until <date>', description: 'the last day, e.g. 2026-12-31' },
    {
      flags: '--unmanaged',
      description: 'the object is not ours: its id or title is given, and drift is not to tell it',
    },
    { flags: '--extend', description: 'give the waiver there is another last day' },
    { flags: '--file <file>', description: 'the file to write to; waivers.yaml beside the documents when absent' },
  ],
  examples: [
    'gatewright waive conditionalAccessPolicies/mail --property /state --reason "Pilot" --owner "Identity team" --until 2026-12-31',
    'gatewright waive conditionalAccessPolicies/mail --property /state --extend --until 2027-01-31',
  ],
  async run(invocation) {
    const [{ openProject }, { chooseTenant, readBindings }, { editWaiver, writeEdit }, { systemClock }] =
      await Promise.all([
        import('../../project/project-folder.ts'),
        import('../../project/tenant-choice.ts'),
        import('../write-waiver.ts'),
        import('../../system/system-clock.ts'),
      ]);
    const request = requestOf(invocation);
    const folder = await openProject(textOption(invocation, 'directory'));
    const wanted = textOption(invocation, 'tenant');
    const isOne = Object.keys(folder.settings.tenants ?? {}).length <= 1;
    const chosen = wanted !== undefined || isOne ? chooseTenant(folder, wanted) : undefined;
    const bindings = chosen === undefined ? undefined : await readBindings(folder, chosen.name, chosen.settings);
    const today = systemClock.now().toISOString().slice(0, 10);
    const edit = await editWaiver(folder, bindings, request, today);
    if (edit.text === undefined) {
      await tell(invocation, edit, {});
      invocation.output.log('Nothing was written.');
      return exitCodes.failed;
    }
    await writeEdit(edit);
    const { name, file } = edit;
    await tell(invocation, edit, { name, file, until: request.until });
    if (!flag(invocation, 'json'))
      invocation.output.data(
        `The waiver \`${name}\` in ${file} holds until ${request.until}. When the deviation is over, remove its document.`,
      );
    return exitCodes.ok;
  },
};

async function tell(
  invocation: Invocation,
  { findings, files }: WaiverEdit,
  written: Readonly<Record<string, string>>,
) {
  const [{ printFindings }, { findingDocument }] = await Promise.all([
    import('../print-findings.ts'),
    import('../../report/json.ts'),
  ]);
  const { output } = invocation;
  if (flag(invocation, 'json')) {
    const told = { formatVersion: '1.0', ...written, findings: findings.map(findingDocument) };
    output.data(JSON.stringify(told, null, 2));
  } else printFindings(findings, files, output);
}

function requestOf(invocation: Invocation) {
  const [named] = invocation.arguments;
  if (named === undefined)
    throw new UsageError('say what to waive', 'name an object, e.g. `conditionalAccessPolicies/mail`');
  const extend = flag(invocation, 'extend');
  const given = { reason: textOption(invocation, 'reason'), owner: textOption(invocation, 'owner') };
  const until = textOption(invocation, 'until');
  const missing = Object.entries(extend ? { until } : { ...given, until }).flatMap(([name, value]) =>
    value === undefined || value.trim() === '' ? [`\`--${name}\``] : [],
  );
  if (missing.length > 0)
    throw new UsageError(`${missing.join(', ')} missing`, 'a waiver says why, who answers for it, and until when');
  if (extend && (given.reason ?? given.owner) !== undefined)
    throw new UsageError('`--extend` changes the last day only', 'edit reason and owner in the document');
  return {
    about: flag(invocation, 'unmanaged') ? { unmanaged: named } : { object: named },
    property: textOption(invocation, 'property'),
    value: jsonOf(textOption(invocation, 'value')),
    reason: given.reason ?? 'extended',
    owner: given.owner ?? 'nobody',
    until: until ?? '',
    file: textOption(invocation, 'file'),
    extend,
  };
}

/** Shells take quotes away, so a text that is no JSON is itself. */
function jsonOf(text: string | undefined): Json | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
