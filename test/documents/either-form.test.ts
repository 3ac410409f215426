import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { strictForm } from '../../compiler/diff/strict-form.ts';
import { documentKindNamed, documentKinds } from '../../compiler/documents/index.ts';
import { encodeText } from '../../schemas/base64-text.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { withoutReadOnly } from '../../schemas/kinds/without-read-only.ts';
import type { ManagedCollection } from '../../schemas/resource.ts';
import { minimalProject, sourcesOf } from '../support/compile-text.ts';

const methods = [
  'fido2',
  'windowsHelloForBusiness',
  'password,sms',
  'password,voice',
  'x509CertificateMultiFactor',
  'qrCodePin',
];
const listOf = (items: readonly string[]) => fc.subarray([...items], { minLength: 1 });
const partly = (members: Readonly<Record<string, Arbitrary<Json>>>, requiredKeys: readonly string[] = []) =>
  fc.record(members, { requiredKeys: [...requiredKeys] }) as Arbitrary<JsonObject>;
const title = fc.string({ minLength: 1, maxLength: 20 });
const ip = fc.ipV4().map((address) => `${address}/24`);

/** Graph bodies as the service may hold them, by kind of document. */
const bodies: Readonly<
  Record<string, { readonly collection: ManagedCollection; readonly body: Arbitrary<JsonObject> }>
> = {
  AppProtection: {
    collection: 'androidManagedAppProtections',
    body: partly(
      {
        displayName: title,
        description: fc.string(),
        appGroupType: fc.constantFrom('allApps', 'allCoreMicrosoftApps'),
        targetedAppManagementLevels: fc.constantFrom('unspecified', 'unmanaged,mdm'),
        allowedOutboundDataTransferDestinations: fc.constantFrom('allApps', 'managedApps', 'none'),
        printBlocked: fc.boolean(),
        pinRequired: fc.boolean(),
        periodOfflineBeforeAccessCheck: fc.constantFrom('PT12H', 'P1DT1H'),
        exemptedAppPackages: fc.constant([{ name: 'Maps', value: 'com.google.maps' }]),
      },
      ['displayName'],
    ).map((body) => ({ '@odata.type': '#microsoft.graph.androidManagedAppProtection', ...body })),
  },
  NamedLocation: {
    collection: 'namedLocations',
    body: fc.oneof(
      partly(
        {
          displayName: title,
          isTrusted: fc.boolean(),
          ipRanges: fc
            .uniqueArray(ip, { minLength: 1, maxLength: 3 })
            .map((ranges) =>
              ranges.map((cidrAddress) => ({ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress })),
            ),
        },
        ['displayName', 'ipRanges'],
      ).map((body) => ({ '@odata.type': '#microsoft.graph.ipNamedLocation', ...body })),
      partly(
        {
          displayName: title,
          countriesAndRegions: listOf(['DE', 'FR', 'NO']),
          includeUnknownCountriesAndRegions: fc.boolean(),
          countryLookupMethod: fc.constantFrom('clientIpAddress', 'authenticatorAppGps'),
        },
        ['displayName', 'countriesAndRegions'],
      ).map((body) => ({ '@odata.type': '#microsoft.graph.countryNamedLocation', ...body })),
    ),
  },
  AuthenticationStrength: {
    collection: 'authenticationStrengthPolicies',
    body: partly(
      {
        displayName: title,
        description: fc.string({ minLength: 1 }),
        allowedCombinations: listOf(methods),
        combinationConfigurations: fc.constantFrom(
          [],
          [
            {
              '@odata.type': '#microsoft.graph.fido2CombinationConfiguration',
              appliesToCombinations: ['fido2'],
              allowedAAGUIDs: ['90a3ccdf-635c-4729-a248-9b709135078f'],
            },
          ],
          [
            {
              '@odata.type': '#microsoft.graph.x509CertificateCombinationConfiguration',
              appliesToCombinations: ['x509CertificateMultiFactor'],
              allowedIssuerSkis: ['1A', '2B'],
              allowedPolicyOIDs: ['1.2'],
            },
          ],
        ),
      },
      ['displayName', 'allowedCombinations'],
    ),
  },
  AuthenticationContext: {
    collection: 'authenticationContextClassReferences',
    body: partly(
      {
        displayName: title,
        id: fc.integer({ min: 1, max: 99 }).map((id) => `c${id}`),
        description: fc.string({ minLength: 1 }),
        isAvailable: fc.boolean(),
      },
      ['displayName', 'id'],
    ),
  },
  TermsOfUse: {
    collection: 'agreements',
    body: partly(
      {
        displayName: title,
        isViewingBeforeAcceptanceRequired: fc.boolean(),
        isPerDeviceAcceptanceRequired: fc.boolean(),
        userReacceptRequiredFrequency: fc.constantFrom('P90D', 'P1Y'),
        termsExpiration: fc.constant({ startDateTime: '2026-06-30T23:59:59.000Z', frequency: 'P180D' }),
        file: fc.constant({ localizations: [{ fileName: 'terms.pdf', fileData: { data: 'JVBERi0=' } }] }),
      },
      ['displayName'],
    ),
  },
  NotificationTemplate: {
    collection: 'notificationMessageTemplates',
    body: fc
      .tuple(
        partly(
          {
            displayName: title,
            description: fc.string({ minLength: 1 }),
            brandingOptions: fc.constantFrom('none', 'includeCompanyLogo', 'includeCompanyName,includeDeviceDetails'),
            roleScopeTagIds: listOf(['0', '1', '2']),
          },
          ['displayName'],
        ),
        fc.shuffledSubarray(['en-us', 'de-de', 'fr', 'zh-hans-cn']),
      )
      .map(([body, locales]): JsonObject => {
        const messages = locales.map((locale, index) => ({
          locale,
          subject: `Subject ${locale}`,
          messageTemplate: 'one\n\ntwo\n',
          isDefault: index === 0,
        }));
        const [defaultLocale] = locales;
        return defaultLocale === undefined ? body : { ...body, defaultLocale, localizedNotificationMessages: messages };
      }),
  },
  AssignmentFilter: {
    collection: 'assignmentFilters',
    body: fc
      .tuple(
        partly({ displayName: title, description: fc.string({ minLength: 1 }), roleScopeTags: listOf(['0', '1']) }, [
          'displayName',
        ]),
        fc.constantFrom(
          { platform: 'windows10AndLater', rule: '(device.model -startsWith "Surface")' },
          { platform: 'androidForWork', assignmentFilterManagementType: 'devices', rule: 'device.isRooted -eq "True"' },
          {
            platform: 'iOSMobileApplicationManagement',
            assignmentFilterManagementType: 'apps',
            rule: '(app.operatingSystemVersion -ge 17.2) or (app.appVersion -in ["1", "2"])',
          },
        ),
      )
      .map(([body, filter]): JsonObject => ({ ...body, ...filter })),
  },
  ComplianceScript: {
    collection: 'deviceComplianceScripts',
    body: partly(
      {
        displayName: title,
        description: fc.string({ minLength: 1 }),
        publisher: fc.string(),
        detectionScriptContent: fc
          .oneof(fc.string({ minLength: 1 }), fc.string({ unit: 'binary', minLength: 1 }))
          .map(encodeText),
        runAsAccount: fc.constantFrom('system', 'user'),
        enforceSignatureCheck: fc.boolean(),
        runAs32Bit: fc.boolean(),
        roleScopeTagIds: listOf(['0', '1']),
      },
      ['displayName', 'detectionScriptContent'],
    ),
  },
};

/** Kinds whose objects Graph has without a name, too. */
const nameless = ['ComplianceScript'];

/** The body a document compiles to, when it compiles. */
function bodyOf(document: Json): JsonObject | undefined {
  const { resources, findings } = compile({
    files: sourcesOf({ 'policies.yaml': `${JSON.stringify(document)}\n`, 'gatewright.yaml': minimalProject }),
  });
  return findings.some(({ severity }) => severity === 'error') ? undefined : resources[0]?.body;
}

it('every kind that can be lifted is tested here', () => {
  expect(documentKinds.filter(({ lift }) => lift !== undefined).map(({ kind }) => kind)).toEqual(Object.keys(bodies));
});

describe.each(Object.entries(bodies))('%s', (word, { collection, body: arbitrary }) => {
  const document = documentKindNamed(word);
  const kind = kinds[collection];
  const times = kind.readOnly.filter((pointer) => /^\/[a-z]+DateTime$/.test(pointer));
  const noise = {
    ...Object.fromEntries(times.map((pointer) => [pointer.slice(1), '2026-01-01T00:00:00Z'])),
    '@odata.context': 'x',
    '#microsoft.graph.restore': {},
    tags: [],
  };

  it('lifts a body to words that compile to it, strictly, noise aside', () => {
    fc.assert(
      fc.property(arbitrary, (body) => {
        const lifted = document?.lift?.(withoutReadOnly(kind, { ...body, ...noise }));
        expect(lifted).toBeDefined();
        const compiled = bodyOf({ kind: word, name: 'lifted', ...(lifted as JsonObject) });
        expect(strictForm(kind, compiled ?? {})).toEqual(strictForm(kind, body));
      }),
      { numRuns: 40 },
    );
  });

  it('leaves a body with something unknown to the literal form, which keeps it', () => {
    fc.assert(
      fc.property(arbitrary, (body) => {
        const unknown = { ...body, somethingNew: { deep: ['x'] } };
        expect(document?.lift?.(unknown)).toBeUndefined();
        expect(bodyOf({ kind: word, name: 'literal', body: unknown })).toEqual(unknown);
      }),
      { numRuns: 20 },
    );
  });

  it('does not lift a body without a display name, which the words would give one', () => {
    const [{ displayName: _, ...body } = {}] = fc.sample(arbitrary, 1);
    expect(document?.lift?.(body)).toBeUndefined();
    const named = nameless.includes(word) ? body : { ...body, displayName: 'unnamed' };
    expect(bodyOf({ kind: word, name: 'unnamed', body })).toEqual(named);
    expect(bodyOf({ kind: word, name: 'unnamed', title: 'Named', body })).toEqual({ ...body, displayName: 'Named' });
  });

  it('takes words or a body, never both', () => {
    const [body = {}] = fc.sample(arbitrary, 1);
    const lifted = document?.lift?.(body) as JsonObject;
    const { title: __, ...members } = lifted;
    if (Object.keys(members).length > 0) expect(bodyOf({ kind: word, name: 'both', ...members, body })).toBeUndefined();
  });
});

describe('what words refuse stays literal', () => {
  const range = (cidrAddress: string) => ({
    '@odata.type': '#microsoft.graph.ipNamedLocation',
    displayName: 'x',
    ipRanges: [{ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress }],
  });

  it.each([
    ['a range too wide for a new location', 'NamedLocation', range('10.0.0.0/8')],
    [
      'a country in small letters',
      'NamedLocation',
      { '@odata.type': '#microsoft.graph.countryNamedLocation', displayName: 'x', countriesAndRegions: ['de'] },
    ],
    [
      'a type nobody knows',
      'NamedLocation',
      { '@odata.type': '#microsoft.graph.serviceTagNamedLocation', displayName: 'x' },
    ],
    ['a method nobody knows', 'AuthenticationStrength', { displayName: 'x', allowedCombinations: ['telepathy'] }],
    ['an id that is none', 'AuthenticationContext', { displayName: 'x', id: 'c100' }],
    ['a duration that is none', 'TermsOfUse', { displayName: 'x', userReacceptRequiredFrequency: 'often' }],
    ['branding nobody knows', 'NotificationTemplate', { displayName: 'x', brandingOptions: 'includeHologram' }],
    [
      'a message that is no default',
      'NotificationTemplate',
      {
        displayName: 'x',
        localizedNotificationMessages: [{ locale: 'fr-fr', subject: 's', messageTemplate: 'm', isDefault: false }],
      },
    ],
    [
      'two messages in one language',
      'NotificationTemplate',
      {
        displayName: 'x',
        defaultLocale: 'fr',
        localizedNotificationMessages: [
          { locale: 'fr', subject: 's', messageTemplate: 'm', isDefault: true },
          { locale: 'fr', subject: 't', messageTemplate: 'm', isDefault: false },
        ],
      },
    ],
    [
      'a platform filters are no longer for',
      'AssignmentFilter',
      { displayName: 'x', platform: 'windowsPhone81', rule: '(device.model -eq "x")' },
    ],
    [
      'a platform of apps in a filter over devices',
      'AssignmentFilter',
      {
        displayName: 'x',
        platform: 'androidMobileApplicationManagement',
        assignmentFilterManagementType: 'devices',
        rule: '(device.model -eq "x")',
      },
    ],
    ['bytes that are no text', 'ComplianceScript', { displayName: 'x', detectionScriptContent: '//4AYQ==' }],
  ])('%s', (_, word, body) => {
    expect(documentKindNamed(word)?.lift?.(body)).toBeUndefined();
    expect(bodyOf({ kind: word, name: 'literal', body })).toEqual(body);
  });
});

describe('strict form', () => {
  const kind = kinds.namedLocations;

  it('folds no default', () => {
    const body = { '@odata.type': '#microsoft.graph.ipNamedLocation', displayName: 'x' };
    expect(strictForm(kind, { ...body, isTrusted: false })).not.toEqual(strictForm(kind, body));
    expect(strictForm(kind, { ...body, countryLookupMethod: 'clientIpAddress' })).not.toEqual(strictForm(kind, body));
  });

  it('is idempotent and blind to order and to the ways of saying nothing', () => {
    const json = fc.jsonValue({ maxDepth: 3 }) as Arbitrary<Json>;
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 3 }), json), (given) => {
        const body = given as JsonObject;
        const once = strictForm(kind, body);
        expect(strictForm(kind, once)).toEqual(once);
        const turned = Object.fromEntries(Object.entries({ ...body, unset: null, empty: [] }).reverse());
        expect(strictForm(kind, turned)).toEqual(strictForm(kind, { ...body, unset: null, empty: null }));
      }),
    );
  });
});

it('combinations are read as people say them', () => {
  const document =
    'kind: AuthenticationStrength\nname: x\nallowedCombinations: [Passkey, sms + password, "Certificate-based Authentication (Multifactor)"]\n';
  const { resources } = compile({ files: sourcesOf({ 'p.yaml': document, 'gatewright.yaml': minimalProject }) });
  expect(resources[0]?.body.allowedCombinations).toEqual(['fido2', 'password,sms', 'x509CertificateMultiFactor']);
});
