import { z } from 'zod';
import { severities } from './finding.ts';
import { jsonObjectSchema as body, jsonSchema as json } from './json-schema.ts';
import { managedCollections } from './resource.ts';

const position = z.strictObject({ line: z.int(), column: z.int(), offset: z.int() });
const span = z.strictObject({ file: z.string(), start: position, end: position });

/** A finding as it travels in documents. */
export const findingSchema = z.strictObject({
  code: z.templateLiteral(['GW', z.number()]),
  severity: z.enum(severities),
  message: z.string(),
  help: z.string().exactOptional(),
  span: span.exactOptional(),
  resource: z.string().exactOptional(),
  pointer: z.string().exactOptional(),
  related: z
    .array(z.strictObject({ message: z.string(), span }))
    .readonly()
    .exactOptional(),
  known: z.boolean().exactOptional(),
});

const property = z.strictObject({
  pointer: z.string(),
  before: json,
  after: json,
  /** The YAML that asks for `after`; absent where git says nothing of the property. */
  origin: z.strictObject({ file: z.string(), line: z.int(), column: z.int() }).exactOptional(),
});

const change = z.strictObject({
  action: z.enum(['create', 'update', 'delete', 'adopt']),
  kind: z.enum(managedCollections),
  /** The stable name in git. */
  name: z.string(),
  /** The display name people see in the portal. */
  title: z.string(),
  id: z.string().exactOptional(),
  /** sha256 of the live object in canonical form when the plan was made; a plan is stale when it no longer fits. */
  liveDigest: z.string().exactOptional(),
  /** Who moved since the last apply: git, the tenant, or both; unknown where there was no apply. */
  moved: z.enum(['git', 'tenant', 'both', 'unknown']),
  properties: z.array(property),
});

const request = z.strictObject({
  /** `kind/name` of the change the request belongs to. */
  change: z.string(),
  method: z.enum(['POST', 'PATCH', 'PUT', 'DELETE']),
  apiVersion: z.enum(['v1.0', 'beta']),
  path: z.string(),
  body: body.exactOptional(),
});

/** A deviation from git that a Waiver document accepts: what it covers is left as the tenant has it. */
const waived = z.strictObject({
  /** Name of the Waiver. */
  name: z.string(),
  /** `kind/name` of the object; the id of one that is not ours. */
  resource: z.string(),
  /** The display name people see in the portal. */
  title: z.string().exactOptional(),
  /** The property; absent where the whole object is waived. */
  pointer: z.string().exactOptional(),
  /** What the tenant has, and what git would say; absent for a whole object. */
  live: json.exactOptional(),
  desired: json.exactOptional(),
  reason: z.string(),
  owner: z.string(),
  /** The last day it holds, `2026-12-31`. */
  until: z.string(),
});

/**
 * A plan: what a run would do, as a value. It can be saved, reviewed, hashed and carried out later; it holds names, never
 * secrets, and no closures.
 */
export const planSchema = z.strictObject({
  formatVersion: z.literal('1.0'),
  tool: z.string(),
  /** sha256 over tenant, changes and requests: equal plans have equal digests, whenever they were made. */
  digest: z.string(),
  tenant: z.strictObject({ name: z.string(), id: z.string() }),
  /** The commit the desired state was compiled from, where the project is in git. */
  commit: z.string().exactOptional(),
  /** What the files are compared with where that is another revision of them, and no tenant: such a plan cannot be carried out. */
  base: z.strictObject({ ref: z.string(), commit: z.string() }).exactOptional(),
  changes: z.array(change),
  /** In the order in which they are sent. */
  requests: z.array(request),
  /** Adopted objects whose document is gone: they stay in the tenant and stop being ours. */
  releases: z.array(z.string()),
  /** Objects of the kinds we manage that nobody declared. Never written, only told. */
  unmanaged: z.array(z.strictObject({ kind: z.enum(managedCollections), id: z.string(), title: z.string() })),
  unchanged: z.int(),
  accepted: z.array(z.strictObject({ code: z.string(), resource: z.string(), reason: z.string() })),
  /** Accepted deviations this plan leaves alone. */
  waived: z.array(waived).default(() => []),
  findings: z.array(findingSchema),
});

export type Plan = z.infer<typeof planSchema>;
export type PlannedChange = Plan['changes'][number];
export type PlannedRequest = Plan['requests'][number];
export type Waived = Plan['waived'][number];
export type Acceptance = Plan['accepted'][number];
