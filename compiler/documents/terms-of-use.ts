import { z } from 'zod';
import type { JsonObject } from '../../schemas/json.ts';
import { type EitherSpec, eitherForm } from './either-form.ts';

const duration = z.iso.duration('expected a duration such as `P90D`');
const file = z.record(z.string(), z.json());

/** Graph's own words throughout: there are no shorter ones. */
const members = {
  isViewingBeforeAcceptanceRequired: z
    .boolean()
    .optional()
    .describe('Whether the document must be opened before it can be accepted.'),
  isPerDeviceAcceptanceRequired: z.boolean().optional().describe('Whether it is accepted on each device.'),
  userReacceptRequiredFrequency: duration.optional().describe('After how long it is accepted again, e.g. `P90D`.'),
  termsExpiration: z
    .strictObject({
      startDateTime: z.string().optional().describe('When all acceptances expire first.'),
      frequency: duration.optional().describe('After how long they expire again.'),
    })
    .optional()
    .describe('When acceptances expire for everybody at once.'),
  file: file
    .optional()
    .describe('The document, with its content in base64. Sent on creation; Graph never gives it back.'),
  files: z.array(file).optional().describe('The document in several languages, likewise.'),
};

export interface TermsOfUseSpec extends EitherSpec {
  readonly kind: 'TermsOfUse';
  readonly isViewingBeforeAcceptanceRequired?: boolean | undefined;
  readonly isPerDeviceAcceptanceRequired?: boolean | undefined;
  readonly userReacceptRequiredFrequency?: string | undefined;
  readonly termsExpiration?: JsonObject | undefined;
  readonly file?: JsonObject | undefined;
  readonly files?: readonly JsonObject[] | undefined;
}

const names = Object.keys(members) as (keyof typeof members)[];

/** Terms of use that people accept before they get access. */
export const termsOfUse = eitherForm<TermsOfUseSpec>({
  kind: 'TermsOfUse',
  description: 'Terms of use that policies can require people to accept.',
  collection: 'agreements',
  members,
  needs: [],
  bodyNeeds: [],
  wires: Object.fromEntries(names.map((name) => [name, `/${name}`])),
  lower: (spec) => Object.fromEntries(names.flatMap((name) => (spec[name] === undefined ? [] : [[name, spec[name]]]))),
  lift: (body) => Object.fromEntries(names.flatMap((name) => (body[name] == null ? [] : [[name, body[name]]]))),
});
