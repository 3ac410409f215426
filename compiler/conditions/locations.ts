import { z } from 'zod';
import type { Json } from '../../schemas/json.ts';
import { nameOrId, writtenForm } from '../../schemas/reference.ts';
import { oneOrMany } from '../../schemas/words.ts';
import type { Condition } from './condition.ts';
import { listAt, objectAt, whenAny } from './read-wire.ts';

const names = oneOrMany(z.string().min(1));

const locationsSchema = z.union([
  names.transform((only): LocationsSpec => ({ only })),
  z.strictObject({
    only: names.optional().describe('Named locations, or `trusted` for all trusted ones; anywhere when absent.'),
    except: names.optional().describe('Locations left out, or `trusted`.'),
  }),
]) as z.ZodType<LocationsSpec>;

export interface LocationsSpec {
  readonly only?: readonly string[] | undefined;
  readonly except?: readonly string[] | undefined;
}

/** From where: `conditions.locations`. `trusted` is Graph's AllTrusted: trusted named locations and the MFA trusted IPs. */
export const locations: Condition<LocationsSpec> = {
  name: 'locations',
  schema: locationsSchema,
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
    if (body === undefined) return undefined;
    const included = listAt(body, 'includeLocations').filter((location) => location !== 'All');
    return {
      ...whenAny('only', included.map(liftLocation)),
      ...whenAny('except', listAt(body, 'excludeLocations').map(liftLocation)),
    };
  },
};

function lowerLocation(written: string): Json {
  return written.toLowerCase() === 'trusted' ? 'AllTrusted' : nameOrId('namedLocations', written);
}

function liftLocation(value: Json): string {
  return value === 'AllTrusted' ? 'trusted' : writtenForm(value);
}
