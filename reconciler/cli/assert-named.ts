import { compile } from '../../compiler/compile.ts';
import { didYouMean } from '../../compiler/text/suggest.ts';
import { resourceKey } from '../../schemas/resource.ts';
import { guards } from '../guards/index.ts';
import { UsageError } from '../usage-error.ts';
import type { Session } from './session.ts';

/**
 * Throws UsageError for an `--adopt` or `--accept` that can have no effect. Passing over a misspelt one would do something else than
 * was asked for: make an object anew beside the one that was to be taken over.
 */
export async function assertNamed({ input, ports }: Session): Promise<void> {
  const { adopt, accepted } = input;
  if (adopt.length + accepted.length === 0) return;
  for (const { code } of accepted) assertAcceptable(code);
  const declared = compile({ files: input.files, bindings: input.bindings }).resources.map(resourceKey);
  for (const key of adopt) assertKnown(key, declared, '--adopt', 'no document of this project');
  const { entries } = await ports.store.readInventory();
  const known = [...declared, ...Object.keys(entries)];
  for (const { resource } of accepted)
    if (resource !== '') assertKnown(resource, known, '--accept', 'no object of this project');
}

function assertAcceptable(code: string): void {
  const guard = guards.find(({ rule }) => rule.code === code);
  if (guard?.acceptable === true) return;
  const codes = guards.filter(({ acceptable }) => acceptable).map(({ rule }) => rule.code);
  const why = guard === undefined ? 'names no guard' : 'cannot be accepted: it keeps everybody from being locked out';
  throw new UsageError(`\`--accept ${code}\` ${why}`, `what can be accepted is ${codes.join(', ')}`);
}

function assertKnown(key: string, known: readonly string[], option: string, what: string): void {
  if (known.includes(key)) return;
  const name = key.slice(key.indexOf('/') + 1);
  const same = known.filter((candidate) => candidate.slice(candidate.indexOf('/') + 1) === name);
  const [only] = same;
  const help = only === undefined ? didYouMean(key, known) : `did you mean \`${only}\`?`;
  throw new UsageError(
    `\`${option}\`: \`${key}\` is ${what}`,
    help ?? '`gatewright plan` prints the keys of all objects, e.g. `conditionalAccessPolicies/admins-mfa`',
  );
}
