import { type Compilation, compile } from '../../compiler/compile.ts';
import { exampleBytes } from '../../compiler/text/example-bytes.ts';
import type { SourceText } from '../../compiler/text/source-text.ts';
import { waiverTerms } from '../../compiler/waivers/waiver-terms.ts';
import type { FindingExample } from '../../schemas/finding.ts';

/** The project file of examples that bring none. */
export const minimalProject = 'version: 1\nbreakGlass: { groups: [Break Glass] }\n';

/** Text files as the compiler reads them, by name. */
export function sourcesOf(texts: Readonly<Record<string, string>>): readonly SourceText[] {
  return Object.entries(texts).map(([file, text]) => ({ file, bytes: exampleBytes(text) }));
}

/** Compiles documents in one file `policies.yaml`, beside a project file. */
function compileText(documents: string, project: string = minimalProject): Compilation {
  return compile({ files: sourcesOf({ 'policies.yaml': documents, 'gatewright.yaml': project }) });
}

/** Compiles the example of a finding rule. */
export function compileExample(example: FindingExample): Compilation {
  const compilation = compileText(example.documents, example.project);
  const terms = example.today === undefined ? [] : waiverTerms(compilation.waivers, example.today);
  return { ...compilation, findings: [...compilation.findings, ...terms] };
}
