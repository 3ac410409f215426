import { z } from 'zod';

/**
 * The journal is written before and after every request that changes a tenant, so that after a crash it is known what was
 * sent and what came of it. An `intent` without an `outcome` of the same `sequence` is an open question the next run answers
 * by looking, never by sending again.
 */
export const journalEntrySchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('intent'),
    sequence: z.int(),
    /** Fencing token of the lock under which the request was sent. */
    fence: z.int(),
    time: z.iso.datetime(),
    /** Resource key, `kind/name`. */
    key: z.string(),
    action: z.enum(['create', 'update', 'delete']),
    method: z.enum(['POST', 'PATCH', 'PUT', 'DELETE']),
    path: z.string(),
    /** sha256 of the body as sent, hexadecimal. Bodies themselves stay out of the journal. */
    bodyDigest: z.string(),
  }),
  z.strictObject({
    type: z.literal('outcome'),
    sequence: z.int(),
    fence: z.int(),
    time: z.iso.datetime(),
    result: z.enum(['done', 'refused', 'unknown', 'abandoned']),
    status: z.int().optional(),
    requestId: z.string().optional(),
    /** Id of the object created. */
    id: z.string().optional(),
  }),
]);
export type JournalEntry = z.infer<typeof journalEntrySchema>;
export type JournalIntent = Extract<JournalEntry, { type: 'intent' }>;
export type JournalOutcome = Extract<JournalEntry, { type: 'outcome' }>;
