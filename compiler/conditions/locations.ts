import { z } from 'zod';
import type { Json } from '../../schemas/json.ts';
import { nameOrId, writtenForm } from '../../schemas/reference.ts';
import { tellList } from '../../schemas/telling/tell-list.ts';
import { oneOrMany } from '../../schemas/words.ts';
import type { Condition } from './condition.ts';
import { type OnlyExcept, onlyExceptSchema, writeOnlyExcept } from './only-except.ts';
import { phraseOnlyExcept } from './phrase-only-except.ts';
import { listAt, objectAt, whenAny } from './read-wire.ts';

export type LocationsSpec = OnlyExcept<string>;

const everything = 'anywhere';

/** What is no named location of the tenant, and yet stands where the id of one does. No location can be said by these names. */
const specialLocations: readonly { readonly written: string; readonly wire: string }[] = [
  { written: everything, wire: 'All' },
  { written: 'trusted', wire: 'AllTrusted' },
  // The addresses of the per-user MFA settings. Policies can name them, but no request finds a location of this id (DCToolbox issue 5).
  { written: 'MFA trusted IPs', wire: '00000000-0000-0000-0000-000000000000' },
];

const titles: Readonly<Record<string, string>> = {
  AllTrusted: 'what is trusted',
  '00000000-0000-0000-0000-000000000000': 'the MFA trusted IPs',
};

/** From where: `conditions.locations`. `trusted` is Graph's AllTrusted: trusted named locations and the MFA trusted IPs. */
export const locations: Condition<LocationsSpec> = {
  name: 'locations',
  schema: onlyExceptSchema(everything, oneOrMany(z.string().min(1)), {
    only: 'Named locations, `trusted` for all trusted ones, or `MFA trusted IPs`; anywhere when absent.',
    except: 'Locations left out, `trusted`, or `MFA trusted IPs`.',
  }),
  wire: ['/conditions/locations'],
  lower(spec) {
    return {
      locations: {
        includeLocations: spec.only?.map(lowerLocation) ?? ['All'],
        excludeLocations: (spec.except ?? []).map(lowerLocation),
      },
    };
  },
  lift(conditions) {
    const body = objectAt(conditions, 'locations');
    const sides = ['includeLocations', 'excludeLocations'].map((name) => listAt(body, name));
    if (sides.flat().length === 0) return undefined;
    const [only = [], except = []] = sides.map((side) =>
      side.filter((location) => location !== 'All').map(liftLocation),
    );
    return { ...whenAny('only', only), ...whenAny('except', except) };
  },
  write: (spec) => writeOnlyExcept(everything, spec),
  phrase: (spec) =>
    phraseOnlyExcept('from', 'anywhere', spec, (location) =>
      location === 'trusted' ? ['trusted locations'] : [{ name: location }],
    ),
  tell: [
    tellList('/conditions/locations/includeLocations', {
      participle: 'covered',
      more: 'tighter',
      noun: ['location', 'locations'],
      words: titles,
      all: { wire: 'All', words: 'every location' },
      isNarrowing: true,
    }),
    tellList('/conditions/locations/excludeLocations', {
      participle: 'left out',
      more: 'looser',
      noun: ['location', 'locations'],
      words: titles,
      all: { wire: 'All', words: 'every location' },
    }),
  ],
};

function lowerLocation(written: string): Json {
  const special = specialLocations.find((location) => location.written.toLowerCase() === written.toLowerCase());
  return special?.wire ?? nameOrId('namedLocations', written);
}

function liftLocation(value: Json): string {
  return specialLocations.find((location) => location.wire === value)?.written ?? writtenForm(value);
}
