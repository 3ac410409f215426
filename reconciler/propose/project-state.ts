import { compile } from '../../compiler/compile.ts';
import { canonical } from '../../compiler/diff/canonical.ts';
import { type Document, documentKey } from '../../compiler/document.ts';
import { parse } from '../../compiler/parse.ts';
import type { Project } from '../../compiler/project.ts';
import { decodeSource, type SourceText } from '../../compiler/text/source-text.ts';
import type { Bindings } from '../../schemas/bindings.ts';
import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { type Resource, resourceKey } from '../../schemas/resource.ts';

/** The files of a project as they are at one step of an adoption, and what they come to. */
export interface ProjectState {
  readonly files: readonly SourceText[];
  readonly project: Project;
  readonly documents: readonly WrittenDocument[];
  /** By key, with the names the tenant is spoken of with. */
  readonly resources: ReadonlyMap<string, Resource>;
  /** The same in canonical form. */
  readonly bodies: ReadonlyMap<string, JsonObject>;
  /** What each error says, by what makes it this one. */
  readonly errors: ReadonlyMap<string, string>;
}

/** A document and where it stands. */
export interface WrittenDocument {
  readonly document: Document;
  readonly file: string;
  /** Among the documents of its file. */
  readonly index: number;
  readonly value: JsonObject;
}

export interface Judge {
  readonly bindings: Bindings | undefined;
  /** Compiled bodies with the names live ones have, so that the two can be compared. */
  readonly named: (resources: readonly Resource[]) => readonly Resource[];
}

/** Compile is the judge of every edit. */
export function judge(files: readonly SourceText[], { bindings, named }: Judge): ProjectState {
  const { project, resources, findings } = compile({ files, bindings });
  const called = named(resources);
  const counts = new Map<string, number>();
  const documents = parse(files).program.documents.map((document): WrittenDocument => {
    const { file, value } = document.yaml;
    const index = counts.get(file) ?? 0;
    counts.set(file, index + 1);
    return { document, file, index, value: isJsonObject(value) ? value : {} };
  });
  return {
    files,
    project,
    documents,
    resources: new Map(called.map((resource) => [resourceKey(resource), resource])),
    bodies: new Map(called.map((resource) => [resourceKey(resource), canonical(kinds[resource.kind], resource.body)])),
    errors: new Map(
      findings
        .filter(({ severity }) => severity === 'error')
        .map(({ code, message, resource, span }) => [`${code} ${resource ?? span?.file ?? ''} ${message}`, message]),
    ),
  };
}

/** The document a resource is made of; undefined for what the project file says. */
export function documentOf(state: ProjectState, resource: Resource): WrittenDocument | undefined {
  const span = resource.origins.find(({ pointer }) => pointer === '')?.span;
  const at = span?.start.offset ?? -1;
  const inFile = state.documents.filter(({ file }) => file === span?.file);
  return inFile.find(({ document: { yaml } }) => yaml.span.start.offset <= at && at <= yaml.span.end.offset);
}

export function documentCalled(state: ProjectState, kind: string, name: string): WrittenDocument | undefined {
  return state.documents.find(({ document }) => documentKey(document.spec) === `${kind}/${name}`);
}

export function textOf(state: ProjectState, file: string): string | undefined {
  const source = state.files.find((each) => each.file === file);
  const decoded = source === undefined ? undefined : decodeSource(source);
  return decoded !== undefined && 'text' in decoded ? decoded.text : undefined;
}
