import { z } from 'zod';

/** Who changed an object last, as an audit log has it. */
const known = z.strictObject({
  who: z.string(),
  /** ISO 8601, UTC. */
  when: z.string(),
  /** The program the change was made with, where the log names one. */
  client: z.string().exactOptional(),
  auditId: z.string(),
  /** Other changes by other people since we wrote the object last, before this one. */
  earlier: z.int().exactOptional(),
});

/** The trail ends: beyond the retention of the log, or without the permission to read it. */
const unknown = z.strictObject({ unknown: z.string() });

export const actorSchema = z.union([known, unknown]);
export type KnownActor = z.infer<typeof known>;
export type Actor = z.infer<typeof actorSchema>;
