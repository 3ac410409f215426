import { z } from 'zod';
import {
  type CoverageNote,
  type CoverageRow,
  coverageNotes,
  enrollablePlatforms,
  lockedRequirements,
} from '../../schemas/coverage.ts';
import type { Json } from '../../schemas/json.ts';
import type { CoverageSummary } from '../report/coverage/coverage-report.ts';

const policy = z.object({ key: z.string(), title: z.string() });
const count = z.object({ people: z.int(), reached: z.int(), unreached: z.int(), guests: z.int() });
const noteNames = Object.keys(coverageNotes) as [CoverageNote, ...CoverageNote[]];
const row = z.object({
  policy: policy.extend({ state: z.enum(['enabled', 'reportOnly', 'disabled']) }),
  requires: z.enum(lockedRequirements),
  people: z.object({ kind: z.enum(['everyone', 'group', 'user', 'role', 'guests']), name: z.string() }),
  platform: z.enum(enrollablePlatforms),
  verdict: z.enum(['reached', 'partly', 'hole', 'unknown']),
  consequence: z.enum(['unchecked', 'lockedOut', 'otherControl']).exactOptional(),
  by: z.array(policy),
  leftOut: z.array(z.object({ by: policy, group: z.string() })),
  count: count.exactOptional(),
  examples: z.array(z.string()),
  notes: z.array(z.enum(noteNames)),
}) satisfies z.ZodType<CoverageRow>;
const summary = z.object({
  rows: z.int(),
  reached: z.int(),
  partly: z.int(),
  unknown: z.int(),
  unchecked: z.int(),
  lockedOut: z.int(),
  otherControl: z.int(),
}) satisfies z.ZodType<CoverageSummary>;
const document = z.object({
  devicesWithoutPolicy: z.enum(['compliant', 'noncompliant', 'unknown']),
  knowsPeople: z.boolean(),
  summary,
  rows: z.array(row),
});
export type CoverageDocument = z.infer<typeof document>;

/** What `coverage --json` printed, as far as the page needs it; undefined where it is something else. */
export function readCoverage(json: Json): CoverageDocument | undefined {
  const parsed = document.safeParse(json);
  return parsed.success ? parsed.data : undefined;
}
