import { type Finding, findingOf } from '../schemas/finding.ts';
import type { Pointer } from '../schemas/pointer.ts';
import { devicePlatforms } from './conditions/platforms.ts';
import { type Document, documentKey, type Program, protectionsIn, standardsIn } from './document.ts';
import { type Branch, branchesOf, type ProtectionSpec } from './documents/protection.ts';
import { unknownStandard } from './name-rules.ts';
import type { Reliance } from './reliance.ts';
import { scalarPlace } from './scalar-place.ts';
import { standardsIn as standardsNamedBy } from './sentence/require.ts';
import { didYouMean } from './text/suggest.ts';

/** A program in which documents know each other. */
export interface LinkedProgram extends Program {
  /** Who relies on each DeviceStandard, by its name. */
  readonly reliances: ReadonlyMap<string, readonly Reliance[]>;
}

/** Documents → documents that know each other: each standard the sentences that rely on it. */
export function link(program: Program): { readonly linked: LinkedProgram; readonly findings: readonly Finding[] } {
  const standards = standardsIn(program).map((document) => document.spec.name);
  const prefix = documentKey({ kind: 'DeviceStandard', name: '' });
  const unreadable = program.broken.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  const reliances = new Map<string, Reliance[]>(standards.map((name) => [name, []]));
  const findings: Finding[] = [];
  for (const document of protectionsIn(program)) {
    for (const branch of branchesOf(document.spec)) {
      for (const name of standardsNamedBy(branch.require)) {
        const known = reliances.get(name);
        if (known !== undefined) known.push(relianceOf(document.spec, branch));
        else if (!program.broken.includes(documentKey({ kind: 'DeviceStandard', name }))) {
          findings.push(unknown(document, branch.requireSaid, name, [...standards, ...unreadable]));
        }
      }
    }
  }
  return { linked: { ...program, reliances }, findings };
}

function relianceOf(spec: ProtectionSpec, branch: Branch): Reliance {
  return { protection: spec.name, audience: spec.for, platforms: admittedPlatforms(branch) };
}

/** The platforms a branch admits, in Conditional Access words; undefined when it does not restrict them. */
export function admittedPlatforms(branch: Branch): readonly string[] | undefined {
  const clauses = branch.when.flatMap(({ clause }) => clause.platforms ?? []);
  if (clauses.length === 0) return undefined;
  return devicePlatforms.filter((platform) =>
    clauses.every(
      (clause) => (clause.only?.includes(platform) ?? true) && !(clause.except?.includes(platform) ?? false),
    ),
  );
}

function unknown(document: Document, said: Pointer, name: string, known: readonly string[]): Finding {
  const help = didYouMean(name, known) ?? 'add a document of `kind: DeviceStandard` with this name';
  const pointer = scalarPlace(document.yaml.value, said, name) ?? said;
  return findingOf(unknownStandard, {
    message: `no DeviceStandard is called \`${name}\``,
    help,
    span: document.yaml.spanOf(pointer),
    pointer,
  });
}
