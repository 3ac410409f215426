import { z } from 'zod';
import { actorSchema } from './actor.ts';
import { jsonObjectSchema as body, jsonSchema as json } from './json-schema.ts';
import { findingSchema, planSchema } from './plan.ts';
import { managedCollections } from './resource.ts';

/** What the service does about drift: tell it, put it right, or propose it as a change of the files. */
export const driftModes = ['report', 'repair', 'propose'] as const;
export type DriftMode = (typeof driftModes)[number];

/**
 * What came of a run. inSync: nothing to do. drift: there is something, and it was only told. repaired: the tenant was made what git
 * says, and read back. proposed: a pull request adopts it. refused: a guard or a stale plan. invalid: the files have errors. failed:
 * git, Graph or the disk. interrupted: stopped in the middle; the journal knows where. suspended: a person paused the tenant.
 */
export const runOutcomes = [
  'inSync',
  'drift',
  'repaired',
  'proposed',
  'refused',
  'invalid',
  'failed',
  'interrupted',
  'suspended',
] as const;
export type RunOutcome = (typeof runOutcomes)[number];

/** One run of the service over one tenant. What the page, the metrics and the notifications know, and all they know. */
export const runRecordSchema = z.strictObject({
  formatVersion: z.literal('1.0'),
  /** Sorts by time: `20261125T194430123Z-<tenant>`. */
  id: z.string(),
  tenant: z.strictObject({ name: z.string(), id: z.string() }),
  /** ISO 8601, UTC. */
  started: z.string(),
  /** Wall-clock milliseconds, measured on a clock that never runs backwards. */
  milliseconds: z.number(),
  trigger: z.enum(['schedule', 'start', 'request']),
  mode: z.enum(driftModes),
  source: z.strictObject({
    /** Without credentials. */
    repository: z.string().exactOptional(),
    ref: z.string().exactOptional(),
    /** The full id; absent where the files are in no git. */
    commit: z.string().exactOptional(),
    /** The principal or key whose signature was required and found. */
    signer: z.string().exactOptional(),
  }),
  outcome: z.enum(runOutcomes),
  /** As found, before anything was done about it; absent where the run did not get that far. */
  plan: planSchema.exactOptional(),
  /** Requests carried out. */
  sent: z.int(),
  /** By `kind/name`, or by id for objects that are not ours. */
  actors: z.record(z.string(), actorSchema),
  /** Findings where there is no plan. */
  findings: z.array(findingSchema),
  error: z.strictObject({ message: z.string(), help: z.string().exactOptional() }).exactOptional(),
  proposal: z
    .strictObject({ branch: z.string(), url: z.string().exactOptional(), objects: z.array(z.string()) })
    .exactOptional(),
  graph: z.strictObject({ requests: z.int(), throttled: z.int() }),
  /** Digest of the TenantState that git asked for in this run. */
  state: z.string().exactOptional(),
});
export type RunRecord = z.infer<typeof runRecordSchema>;

/** What git asks of a tenant, written once per content and named by its digest: the page shows a policy from it. */
export const tenantStateSchema = z.strictObject({
  formatVersion: z.literal('1.0'),
  objects: z.array(
    z.strictObject({
      kind: z.enum(managedCollections),
      name: z.string(),
      title: z.string(),
      /** What it says, in the language's own words. */
      sentence: z.string(),
      /** The YAML document that asks for it. */
      document: z.string(),
      source: z.strictObject({ file: z.string(), line: z.int() }).exactOptional(),
      /** The Graph body, names for ids. */
      body,
    }),
  ),
  /** What `gatewright coverage --json` prints of the files. */
  coverage: json.exactOptional(),
});
export type TenantState = z.infer<typeof tenantStateSchema>;
