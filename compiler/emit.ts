import { type Bindings, withBoundIds } from '../schemas/bindings.ts';
import { stableStringify } from '../schemas/json.ts';
import { originOf, type Resource } from '../schemas/resource.ts';

export interface EmittedFile {
  /** Relative, with `/` between folders. */
  readonly path: string;
  readonly text: string;
}

/**
 * Resources → files: one Graph body each, members sorted, and `manifest.json` that says where each comes from. A name of the
 * tenant appears as `{"$ref": "groups/Sales"}`, or as its id where the bindings know it. Same input, same bytes.
 */
export function emit(resources: readonly Resource[], bindings: Bindings | undefined): readonly EmittedFile[] {
  const bodies = resources.map((resource) => ({
    path: pathOf(resource),
    text: `${stableStringify(withBoundIds(resource.body, bindings), 2)}\n`,
  }));
  const manifest = resources.map((resource) => {
    const { file, start } = originOf(resource, '')?.span ?? { file: '', start: { line: 1, column: 1 } };
    const source = { file, line: start.line, column: start.column };
    return {
      kind: resource.kind,
      name: resource.name,
      file: pathOf(resource),
      apiVersion: resource.apiVersion,
      source,
    };
  });
  return [...bodies, { path: 'manifest.json', text: `${JSON.stringify(manifest, null, 2)}\n` }];
}

function pathOf(resource: Resource): string {
  return `${resource.kind}/${resource.name}.json`;
}
