import fc, { type Arbitrary } from 'fast-check';
import { clientTypes } from '../../compiler/conditions/clients.ts';
import { devicePlatforms } from '../../compiler/conditions/platforms.ts';
import { platforms } from '../../compiler/platforms/index.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { someOf } from './arbitraries.ts';

/** A document as a person writes it; in JSON, which is YAML too. */
export type WrittenDocument = JsonObject & { readonly kind: string; readonly name: string };

const groups = ['Sales', 'Field Engineers', 'Board', 'Contractors'] as const;
const standards = ['phones', 'computers', 'everything'] as const;
const locations = ['head-office', 'embargoed'] as const;

const audience = fc.oneof(
  fc.constant('everyone'),
  someOf(groups),
  fc.record(
    { groups: someOf(groups), users: fc.constant('ada@contoso.com'), except: someOf(groups) },
    { requiredKeys: ['groups'] },
  ),
);
const when = fc.record(
  {
    platforms: fc.oneof(someOf(devicePlatforms), fc.record({ except: someOf(devicePlatforms) })),
    clients: someOf(clientTypes),
    locations: fc.oneof(someOf(locations), fc.constant({ except: 'trusted' })),
    signInRisk: someOf(['low', 'medium', 'high']),
  },
  { requiredKeys: [] },
);
const requirement = fc.oneof(
  fc.constantFrom('mfa', 'appProtection', 'hybridJoinedDevice', 'block'),
  fc.constant({ authenticationStrength: 'Phishing-resistant MFA' }),
  someOf(standards).map((names) => ({ compliantDevice: names })),
);
const require = fc.oneof(
  requirement,
  fc.array(requirement, { minLength: 1, maxLength: 3 }),
  fc.array(requirement, { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
);
const answer = { require, session: fc.constant({ signInFrequency: '12 hours' }) };

/** The members of a protection beside its kind and name. */
export const protectionMembers: Arbitrary<JsonObject> = fc
  .record({
    always: fc.record(
      {
        title: fc.string({ minLength: 1, maxLength: 20 }),
        protect: fc.oneof(
          fc.constantFrom('Exchange Online', 'Office 365', 'all apps', { userActions: 'registerDevice' }),
          fc.constant({ apps: 'all apps', except: ['Payroll', 'Exchange Online'] }),
        ),
        for: audience,
        when,
        rollout: fc.constantFrom('enabled', 'reportOnly', 'disabled'),
      },
      { requiredKeys: ['protect', 'for'] },
    ),
    answer: fc.oneof(
      fc.record(answer, { requiredKeys: ['require'] }),
      fc.record(
        {
          cases: fc.array(fc.record({ when, ...answer }, { requiredKeys: ['when', 'require'] }), {
            minLength: 1,
            maxLength: 3,
          }),
          otherwise: fc.constantFrom('block', 'allow'),
        },
        { requiredKeys: ['cases'] },
      ),
    ),
  })
  .map((parts) => ({ ...parts.always, ...parts.answer }) as JsonObject);

const standardMembers = fc.record(
  {
    // As many as a person would name; with all of them at once a project is mostly compliance policies.
    platforms: fc.subarray(
      platforms.map((platform) => platform.name),
      { minLength: 1, maxLength: 4 },
    ),
    facts: fc.record(
      {
        pin: fc.record({ minimumLength: fc.integer({ min: 4, max: 20 }) }),
        jailbroken: fc.constant('forbidden'),
        os: fc.constantFrom('>= 17', { iOS: '>= 17', macOS: '>= 14 <= 26' }),
      },
      { requiredKeys: [] },
    ),
    whenNoncompliant: fc.constant([{ mark: 'after 1 day' }, { retire: 'after 30 days' }]),
    for: audience,
  },
  { requiredKeys: ['platforms'] },
);
const literalMembers = fc.constantFrom('enabled', 'disabled').map((state) => ({
  body: {
    state,
    conditions: {
      clientAppTypes: ['all'],
      applications: { includeApplications: ['All'] },
      users: { includeGroups: ['Sales', '8d3c9a4e-6f60-4d5e-9b43-0a0a0a0a0a0a'], excludeGroups: ['Break Glass'] },
      locations: { includeLocations: ['All'], excludeLocations: ['head-office'] },
    },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
  },
}));

function documents(kind: string, names: readonly string[], members: Arbitrary<JsonObject>) {
  return fc
    .subarray([...names])
    .chain((some) =>
      fc.tuple(...some.map((name) => members.map((rest): WrittenDocument => ({ kind, name, ...rest })))),
    );
}

/** Documents that refer to each other. They keep the shapes of the language, not its rules: some are nonsense. */
export const projects: Arbitrary<readonly WrittenDocument[]> = fc
  .tuple(
    documents('Protection', ['mail', 'office', 'admins', 'legacy'], protectionMembers),
    documents('DeviceStandard', standards, standardMembers as Arbitrary<JsonObject>),
    documents('Group', groups, fc.record({ description: fc.string({ maxLength: 10 }) })),
    documents(
      'NamedLocation',
      locations,
      fc.constantFrom({ ranges: ['198.51.100.0/24'] }, { countries: ['DE', 'FR'] }),
    ),
    documents('AuthenticationStrength', ['keys'], fc.constant({ allowedCombinations: ['fido2', 'password + sms'] })),
    documents('AuthenticationContext', ['vault'], fc.constant({ id: 'c7', published: true })),
    documents('TermsOfUse', ['guests'], fc.constantFrom({}, { body: { isPerDeviceAcceptanceRequired: true } })),
    documents('ConditionalAccessPolicy', ['by-hand'], literalMembers),
  )
  .map((lists) => lists.flat());

/** A project on disk, each document in a file of its own. */
export function filesOf(written: readonly WrittenDocument[]): Readonly<Record<string, string>> {
  const project = 'version: 1\nbreakGlass: { groups: [Break Glass] }\n';
  const texts = written.map((document) => [
    `${document.kind}/${document.name}.yaml`,
    `${JSON.stringify(document, null, 2)}\n`,
  ]);
  return { 'gatewright.yaml': project, ...Object.fromEntries(texts) };
}
