import { z } from 'zod';
import { graphObject, strings, wireSchema } from './graph-object.ts';

/** A deviceComplianceScript, as Graph gives it when asked for it alone (beta). */
export const deviceComplianceScriptSchema = wireSchema(
  graphObject.extend({
    description: z.string().nullable().optional(),
    publisher: z.string().nullable().optional(),
    detectionScriptContent: z.string().nullable().optional(),
    runAsAccount: z.string().nullable().optional(),
    enforceSignatureCheck: z.boolean().nullable().optional(),
    runAs32Bit: z.boolean().nullable().optional(),
    roleScopeTagIds: strings,
  }),
);
