import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientTypes } from '../../compiler/conditions/clients.ts';
import { whenConditions } from '../../compiler/conditions/index.ts';
import { devicePlatforms } from '../../compiler/conditions/platforms.ts';
import { canComplement, complementOf } from '../../compiler/sentence/complement.ts';
import { lowerWhen, type WhenSpec } from '../../compiler/sentence/when.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { readPointer } from '../../schemas/pointer.ts';
import { conditionSpecs, platformSpecs, someOf } from '../support/arbitraries.ts';

/** Every sign-in the cases can tell apart. An unknown platform has no word; easSupported is a part of exchangeActiveSync. */
const signIns = clientTypes
  .filter((client) => client !== 'easSupported')
  .flatMap((client) => [...devicePlatforms, undefined].map((platform) => ({ client, platform })));

/** Decides as the service does, on the body: the complement itself reasons about documents. */
function concerns(conditions: JsonObject, { client, platform }: (typeof signIns)[number]): boolean {
  const list = (pointer: string) => readPointer(conditions, pointer) as readonly string[] | undefined;
  const clients = list('/clientAppTypes') ?? ['all'];
  const included = list('/platforms/includePlatforms') ?? ['all'];
  const excluded = list('/platforms/excludePlatforms') ?? [];
  const names = (words: readonly string[]) => platform !== undefined && words.includes(platform);
  return (
    (clients.includes('all') || clients.includes(client)) &&
    (included.includes('all') || names(included)) &&
    !names(excluded)
  );
}

const cases: fc.Arbitrary<readonly WhenSpec[]> = fc.array(
  fc.record(
    {
      platforms: platformSpecs,
      clients: fc.oneof(
        someOf(clientTypes.filter((client) => client !== 'easSupported')),
        fc.constant(['all'] as const),
      ),
    },
    { requiredKeys: [] },
  ),
  { minLength: 1, maxLength: 4 },
);

describe('the complement of cases', () => {
  it('concerns every sign-in that no case concerns, once, and no other', () => {
    fc.assert(
      fc.property(cases, (whens) => {
        const bodies = whens.map(lowerWhen);
        const rest = complementOf(whens).map(lowerWhen);
        for (const signIn of signIns) {
          const named = bodies.some((body) => concerns(body, signIn));
          const blocked = rest.filter((body) => concerns(body, signIn)).length;
          expect(blocked, JSON.stringify(signIn)).toBe(named ? 0 : 1);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('can be said of platforms and clients, and of no other condition', () => {
    for (const name of Object.keys(whenConditions) as (keyof typeof whenConditions)[]) {
      const [spec] = fc.sample(conditionSpecs[name], 1);
      expect(canComplement([{ [name]: spec }]), name).toBe(name === 'platforms' || name === 'clients');
    }
  });

  it('is not larger than the kinds of client', () => {
    fc.assert(
      fc.property(cases, (whens) => {
        expect(complementOf(whens).length).toBeLessThanOrEqual(clientTypes.length - 1);
      }),
    );
  });
});
