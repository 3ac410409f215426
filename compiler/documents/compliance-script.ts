import { z } from 'zod';
import { decodeText, encodeText } from '../../schemas/base64-text.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { caseInsensitiveEnum } from '../../schemas/words.ts';
import { type EitherSpec, eitherForm } from './either-form.ts';
import { oneOrList } from './one-or-list.ts';
import { scopeTagsSchema } from './scope-tags.ts';

const members = {
  description: z.string().optional(),
  publisher: z.string().optional().describe('Who publishes the script.'),
  script: z
    .string()
    .min(1)
    .optional()
    .describe('The PowerShell script that looks at the device and writes what it finds as one line of JSON.'),
  runAs: caseInsensitiveEnum(['system', 'user'])
    .optional()
    .describe('Whether it runs as the system, which is what is meant when absent, or as the signed-in user.'),
  signatureCheck: z.boolean().optional().describe('Whether only a signed script runs.'),
  runAs32Bit: z.boolean().optional().describe('Whether it runs in a 32-bit PowerShell on 64-bit devices.'),
  scopeTags: scopeTagsSchema,
};

export interface ComplianceScriptSpec extends EitherSpec {
  readonly kind: 'ComplianceScript';
  readonly description?: string | undefined;
  readonly publisher?: string | undefined;
  readonly script?: string | undefined;
  readonly runAs?: 'system' | 'user' | undefined;
  readonly signatureCheck?: boolean | undefined;
  readonly runAs32Bit?: boolean | undefined;
  readonly scopeTags?: readonly string[] | undefined;
}

/** A script that finds out what no built-in setting can; a compliance policy names it with the rules for what it finds. */
export const complianceScript = eitherForm<ComplianceScriptSpec>({
  kind: 'ComplianceScript',
  description: 'A PowerShell script whose findings a Windows compliance policy judges.',
  collection: 'deviceComplianceScripts',
  members,
  needs: ['script'],
  bodyNeeds: [],
  nameless: true,
  wires: {
    description: '/description',
    publisher: '/publisher',
    script: '/detectionScriptContent',
    runAs: '/runAsAccount',
    signatureCheck: '/enforceSignatureCheck',
    runAs32Bit: '/runAs32Bit',
    scopeTags: '/roleScopeTagIds',
  },
  lower: ({ description, publisher, script, runAs, signatureCheck, runAs32Bit, scopeTags }): JsonObject => ({
    ...(description === undefined ? {} : { description }),
    ...(publisher === undefined ? {} : { publisher }),
    detectionScriptContent: encodeText(script ?? ''),
    ...(runAs === undefined ? {} : { runAsAccount: runAs }),
    ...(signatureCheck === undefined ? {} : { enforceSignatureCheck: signatureCheck }),
    ...(runAs32Bit === undefined ? {} : { runAs32Bit }),
    ...(scopeTags === undefined ? {} : { roleScopeTagIds: scopeTags }),
  }),
  lift: (body) => {
    const script =
      typeof body.detectionScriptContent === 'string' ? decodeText(body.detectionScriptContent) : undefined;
    if (script === undefined) return undefined;
    return {
      ...(body.description == null ? {} : { description: body.description }),
      ...(body.publisher == null ? {} : { publisher: body.publisher }),
      ...(body.runAsAccount == null ? {} : { runAs: body.runAsAccount }),
      ...(body.enforceSignatureCheck == null ? {} : { signatureCheck: body.enforceSignatureCheck }),
      ...(body.runAs32Bit == null ? {} : { runAs32Bit: body.runAs32Bit }),
      ...(Array.isArray(body.roleScopeTagIds) ? { scopeTags: oneOrList(body.roleScopeTagIds) } : {}),
      script,
    };
  },
});
