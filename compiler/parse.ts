import { type Finding, findingOf } from '../schemas/finding.ts';
import { isJsonObject } from '../schemas/json.ts';
import { type Document, documentKey, type Program } from './document.ts';
import { documentKindNamed, documentKinds } from './documents/index.ts';
import { plannedKinds } from './planned-kinds.ts';
import { type Project, projectFileName, projectSchema } from './project.ts';
import { shapeFindings } from './shape-findings.ts';
import { emptyFile, missingProperty, noProjectFile, plannedKind, unknownKind } from './shape-rules.ts';
import { parseYaml, type YamlDocument } from './text/parse-yaml.ts';
import { decodeSource, type SourceText } from './text/source-text.ts';
import { didYouMean } from './text/suggest.ts';

/** Bytes of files → typed documents. What cannot be read becomes findings; what can is returned all the same. */
export function parse(files: readonly SourceText[]): {
  readonly program: Program;
  readonly findings: readonly Finding[];
} {
  const findings: Finding[] = [];
  const documents: Document[] = [];
  const broken: string[] = [];
  let project: { readonly value: Project; readonly yaml: YamlDocument } | undefined;
  for (const file of files) {
    const parsed = readFile(file);
    findings.push(...parsed.findings);
    if (parsed.documents.length + parsed.findings.length === 0 && file.file !== projectFileName)
      findings.push(withoutDocuments(file.file));
    for (const yaml of parsed.documents) {
      if (file.file === projectFileName) project = readProject(yaml, findings) ?? project;
      else readDocument(yaml, findings, documents, broken);
    }
  }
  if (project === undefined && !findings.some((finding) => finding.span?.file === projectFileName))
    findings.push(withoutProject());
  return {
    program: { project: project?.value ?? { version: 1 }, projectYaml: project?.yaml, documents, broken },
    findings,
  };
}

function readFile(file: SourceText) {
  const decoded = decodeSource(file);
  return 'findings' in decoded ? { documents: [], findings: decoded.findings } : parseYaml(file.file, decoded.text);
}

function readProject(yaml: YamlDocument, findings: Finding[]) {
  const result = projectSchema.safeParse(yaml.value);
  if (result.success) return { value: result.data, yaml };
  findings.push(...shapeFindings(yaml, projectSchema, result.error.issues));
  return undefined;
}

function readDocument(yaml: YamlDocument, findings: Finding[], documents: Document[], broken: string[]): void {
  const word = isJsonObject(yaml.value) ? yaml.value.kind : undefined;
  const kind = typeof word === 'string' ? documentKindNamed(word) : undefined;
  if (kind === undefined) {
    findings.push(kindFinding(yaml, word));
    return;
  }
  // Words that name things of the language are read in any letter case.
  const written = isJsonObject(yaml.value) ? { ...yaml.value, kind: kind.kind } : yaml.value;
  const result = kind.schema.safeParse(written);
  if (result.success) {
    documents.push({ spec: result.data, yaml });
    return;
  }
  findings.push(...shapeFindings(yaml, kind.schema, result.error.issues));
  const name = isJsonObject(yaml.value) ? yaml.value.name : undefined;
  if (typeof name === 'string') broken.push(documentKey({ kind: kind.kind, name }));
}

function kindFinding(yaml: YamlDocument, word: unknown): Finding {
  const kinds = documentKinds.map((kind) => kind.kind);
  const list = `a document is one of ${kinds.map((kind) => `\`${kind}\``).join(', ')}`;
  if (word === undefined) {
    return findingOf(missingProperty, {
      message: '`kind` is missing from the document',
      help: list,
      span: yaml.spanOf(''),
    });
  }
  // Any YAML value may stand here, an object too, which has no text of its own.
  const written = typeof word === 'string' ? word : JSON.stringify(word);
  const planned = plannedKinds.find(({ kind }) => kind.toLowerCase() === written.toLowerCase());
  if (planned !== undefined) {
    return findingOf(plannedKind, {
      message: `documents of the kind \`${planned.kind}\` are not built yet`,
      help: planned.meanwhile,
      span: yaml.spanOf('/kind'),
      pointer: '/kind',
    });
  }
  const help = didYouMean(written, kinds) ?? list;
  return findingOf(unknownKind, {
    message: `\`${written}\` is no kind of document`,
    help,
    span: yaml.spanOf('/kind'),
    pointer: '/kind',
  });
}

function withoutDocuments(file: string): Finding {
  const start = { line: 1, column: 1, offset: 0 };
  return findingOf(emptyFile, {
    message: `\`${file}\` holds no document`,
    help: 'what documents that stood here made is deleted by the next `gatewright apply`; if that is meant, delete the file',
    span: { file, start, end: start },
  });
}

function withoutProject(): Finding {
  const start = { line: 1, column: 1, offset: 0 };
  return findingOf(noProjectFile, {
    message: `\`${projectFileName}\` is missing or empty`,
    help: 'write at least `version: 1` into it; `gatewright init` makes one',
    span: { file: projectFileName, start, end: start },
  });
}
