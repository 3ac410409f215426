import type { Compilation } from '../../compiler/compile.ts';
import { decodeSource, type SourceText } from '../../compiler/text/source-text.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { titleOf } from '../../schemas/kinds/title-of.ts';
import { originOf, type Resource, resourceKey } from '../../schemas/resource.ts';
import type { TenantState } from '../../schemas/run-record.ts';
import { coverageOfProject } from '../coverage-of-project.ts';
import { coverageJson } from '../report/coverage/json.ts';
import { plainWords } from '../report/plain-words.ts';
import { sayObject } from '../telling/say-object.ts';

/** What git asks of a tenant, as the page shows it. `name` says whose files they are. */
export function tenantState(compilation: Compilation, files: readonly SourceText[], name: string): TenantState {
  const texts = new Map(files.map((file) => [file.file, textOf(file)]));
  return {
    formatVersion: '1.0',
    objects: compilation.resources.map((resource) => objectOf(resource, texts)),
    coverage: JSON.parse(coverageJson(coverageOfProject(compilation, name))),
  };
}

function objectOf(resource: Resource, texts: ReadonlyMap<string, string>): TenantState['objects'][number] {
  const { kind, name, body } = resource;
  const title = titleOf(kinds[kind], body) ?? resourceKey(resource);
  const span = originOf(resource, '')?.span;
  const text = span === undefined ? undefined : texts.get(span.file);
  return {
    ...{ kind, name, title, body },
    sentence: plainWords(sayObject(kind, body)),
    document: span === undefined || text === undefined ? '' : text.slice(span.start.offset, span.end.offset),
    ...(span === undefined ? {} : { source: { file: span.file, line: span.start.line } }),
  };
}

function textOf(file: SourceText): string {
  const decoded = decodeSource(file);
  return 'text' in decoded ? decoded.text : '';
}
