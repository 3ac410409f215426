import type { ApiVersion } from '../metadata/metadata.ts';
import type { Route } from './route.ts';

/** The route for a request, with the values of its `{name}` segments. */
export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds routes by verb, version and path; literal segments win over `{name}` ones. */
export class Router {
  readonly #routes: readonly { readonly route: Route; readonly segments: readonly string[] }[];

  constructor(routes: readonly Route[]) {
    this.#routes = routes
      .map((route) => ({ route, segments: splitPath(route.path) }))
      .sort((a, b) => wildcards(a.segments) - wildcards(b.segments));
  }

  find(method: string, version: ApiVersion, path: string): Match | undefined {
    const given = splitPath(path);
    for (const { route, segments } of this.#routes) {
      if (route.method !== method || route.versions?.includes(version) === false) continue;
      const params = match(segments, given);
      if (params !== undefined) return { route, params };
    }
    return undefined;
  }

  /** True when some other verb is served at this path, which makes the answer 405 rather than 404. */
  knows(version: ApiVersion, path: string): boolean {
    const given = splitPath(path);
    return this.#routes.some(
      ({ route, segments }) => route.versions?.includes(version) !== false && match(segments, given) !== undefined,
    );
  }
}

/**
 * Segments of a path, decoded. OData's key syntax makes segments of its own: `users('x')` is `users/x`, and
 * `servicePrincipals(appId='x')` is `servicePrincipals/appId=/x`. A malformed escape stays as it was written.
 */
export function splitPath(path: string): readonly string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .flatMap((segment) => {
      const decoded = decode(segment);
      const [, name = '', key = '', value = ''] = /^([^(]+)\((\w+=)?'([^']*)'\)$/.exec(decoded) ?? [];
      if (name === '') return [decoded];
      return key === '' ? [name, value] : [name, key, value];
    });
}

function match(template: readonly string[], given: readonly string[]): Readonly<Record<string, string>> | undefined {
  if (template.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of template.entries()) {
    const value = given[index] ?? '';
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    if (name !== undefined) params[name] = value;
    // Graph matches path segments without regard to case.
    else if (segment.toLowerCase() !== value.toLowerCase()) return undefined;
  }
  return params;
}

function wildcards(segments: readonly string[]): number {
  return segments.filter((segment) => segment.startsWith('{')).length;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
