import { type Finding, type FindingRule, findingOf } from '../schemas/finding.ts';
import type { Pointer } from '../schemas/pointer.ts';
import { devicePlatforms } from './conditions/platforms.ts';
import { appProtectionsIn, type Document, documentKey, type Program, protectionsIn, standardsIn } from './document.ts';
import { type Branch, branchesOf, type ProtectionSpec } from './documents/protection.ts';
import { unknownAppProtection, unknownStandard } from './name-rules.ts';
import type { Reliance } from './reliance.ts';
import { scalarPlace } from './scalar-place.ts';
import { appProtectionsIn as appProtectionsNamedBy, standardsIn as standardsNamedBy } from './sentence/require.ts';
import { didYouMean } from './text/suggest.ts';

/** A program in which documents know each other. */
export interface LinkedProgram extends Program {
  /** Who relies on each DeviceStandard, by its name. */
  readonly reliances: ReadonlyMap<string, readonly Reliance[]>;
  /** Who relies on each AppProtection, by its name. */
  readonly appReliances: ReadonlyMap<string, readonly Reliance[]>;
}

/** A kind of document that sentences name in what they require. */
interface Named {
  readonly kind: string;
  readonly declared: readonly string[];
  readonly namedBy: (require: Branch['require']) => readonly string[];
  readonly unknown: FindingRule;
}

/** Documents → documents that know each other: each standard and each app protection the sentences that rely on it. */
export function link(program: Program): { readonly linked: LinkedProgram; readonly findings: readonly Finding[] } {
  const namesOf = (documents: readonly Document[]) => documents.map(({ spec }) => spec.name);
  const standards = relied(program, {
    kind: 'DeviceStandard',
    declared: namesOf(standardsIn(program)),
    namedBy: standardsNamedBy,
    unknown: unknownStandard,
  });
  const apps = relied(program, {
    kind: 'AppProtection',
    declared: namesOf(appProtectionsIn(program)),
    namedBy: appProtectionsNamedBy,
    unknown: unknownAppProtection,
  });
  return {
    linked: { ...program, reliances: standards.reliances, appReliances: apps.reliances },
    findings: [...standards.findings, ...apps.findings],
  };
}

/** Who relies on each document of one kind, and the names that lead to none. */
function relied(program: Program, { kind, declared, namedBy, unknown: rule }: Named) {
  const prefix = documentKey({ kind, name: '' });
  const unreadable = program.broken.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  const reliances = new Map<string, Reliance[]>(declared.map((name) => [name, []]));
  const findings: Finding[] = [];
  for (const document of protectionsIn(program)) {
    for (const branch of branchesOf(document.spec)) {
      for (const name of namedBy(branch.require)) {
        const known = reliances.get(name);
        if (known !== undefined) known.push(relianceOf(document.spec, branch));
        else if (!program.broken.includes(documentKey({ kind, name })))
          findings.push(unknown(rule, kind, document, branch.requireSaid, name, [...declared, ...unreadable]));
      }
    }
  }
  return { reliances, findings };
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

function unknown(
  rule: FindingRule,
  kind: string,
  document: Document,
  said: Pointer,
  name: string,
  known: readonly string[],
): Finding {
  const help = didYouMean(name, known) ?? `add a document of \`kind: ${kind}\` with this name`;
  const pointer = scalarPlace(document.yaml.value, said, name) ?? said;
  return findingOf(rule, {
    message: `no ${kind} is called \`${name}\``,
    help,
    span: document.yaml.spanOf(pointer),
    pointer,
  });
}
