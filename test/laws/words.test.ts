import { describe, expect, it } from 'vitest';
import { canonical } from '../../compiler/diff/canonical.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { enumeratedPlaces } from '../support/enumerated-places.ts';

/** A kind's type, the places below which only the service writes, and words that are published as plain text. */
const held = [
  {
    collection: 'conditionalAccessPolicies',
    type: 'conditionalAccessPolicy',
    ignored: ['/analysisReasons', '/grantControls/authenticationStrength'],
    plain: ['/grantControls/operator'],
  },
  { collection: 'namedLocations', type: 'namedLocation', ignored: ['/compliantNetworkType'], plain: [] },
  {
    collection: 'authenticationStrengthPolicies',
    type: 'authenticationStrengthPolicy',
    ignored: ['/policyType', '/requirementsSatisfied'],
    plain: [],
  },
  {
    collection: 'deviceCompliancePolicies',
    type: 'deviceCompliancePolicy',
    ignored: [
      '/assignments/*/source',
      '/deviceStatuses/*',
      '/userStatuses/*',
      '/deviceStatusOverview',
      '/userStatusOverview',
      '/deviceSettingStateSummaries/*',
    ],
    plain: [],
  },
  ...(['ios', 'android', 'default'] as const).map(
    (platform) =>
      ({
        collection: `${platform}ManagedAppProtections`,
        type: `${platform}ManagedAppProtection`,
        ignored: ['/assignments/*/source', '/deploymentSummary'],
        plain: [],
      }) as const,
  ),
  { collection: 'agreements', type: 'agreement', ignored: ['/acceptances/*', '/file', '/files/*'], plain: [] },
  { collection: 'notificationMessageTemplates', type: 'notificationMessageTemplate', ignored: [], plain: [] },
  {
    collection: 'assignmentFilters',
    type: 'deviceAndAppManagementAssignmentFilter',
    ignored: ['/payloads/*'],
    plain: [],
  },
  {
    collection: 'deviceComplianceScripts',
    type: 'deviceComplianceScript',
    ignored: ['/assignments/*', '/deviceRunStates/*', '/runSummary'],
    plain: [],
  },
  {
    collection: 'authenticationContextClassReferences',
    type: 'authenticationContextClassReference',
    ignored: [],
    plain: [],
  },
] as const;

describe.each(held)('words of $collection', ({ collection, type, ignored, plain }) => {
  const kind = kinds[collection];
  const published = enumeratedPlaces(type, ignored);

  it('are those Microsoft publishes, everywhere', () => {
    const listed = new Map(kind.words.map(({ pointer, words }) => [pointer, [...words].sort()]));
    for (const pointer of plain) listed.delete(pointer);
    expect(Object.fromEntries(listed)).toEqual(
      Object.fromEntries([...published].map(([pointer, words]) => [pointer, [...words].sort()])),
    );
  });

  it('have one canonical form, whatever their letters', () => {
    for (const { pointer, words } of kind.words) {
      for (const word of words) {
        const [exact, upper] = [bodyWith(pointer, word), bodyWith(pointer, word.toUpperCase())];
        expect(canonical(kind, upper), pointer).toEqual(canonical(kind, exact));
      }
    }
  });
});

/** A body that says one word at a place. */
function bodyWith(pointer: string, word: string): Record<string, never> {
  const segments = pointer.split('/').slice(1);
  const value = segments.reduceRight<unknown>(
    (inner, segment) => (segment === '*' ? [inner] : { [segment]: inner }),
    word,
  );
  return value as Record<string, never>;
}
