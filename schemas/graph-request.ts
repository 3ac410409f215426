import type { JsonObject } from './json.ts';
import type { ApiVersion } from './resource.ts';

/**
 * One request to Graph as a value. `path` begins with `/` and is relative to the version root. Bodies in plans hold references;
 * they become ids when the request leaves.
 */
export interface GraphRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly apiVersion: ApiVersion;
  readonly path: string;
  readonly body?: JsonObject;
}
