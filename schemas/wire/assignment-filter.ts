import { z } from 'zod';
import { graphObject, strings, wireSchema } from './graph-object.ts';

/** A deviceAndAppManagementAssignmentFilter, as Graph gives it (beta). */
export const assignmentFilterSchema = wireSchema(
  graphObject.extend({
    description: z.string().nullable().optional(),
    platform: z.string().nullable().optional(),
    rule: z.string().nullable().optional(),
    assignmentFilterManagementType: z.string().nullable().optional(),
    roleScopeTags: strings,
  }),
);
