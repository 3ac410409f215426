import type { z } from 'zod';
import { caseInsensitiveEnum, oneOrMany } from '../../schemas/words.ts';
import type { Condition } from './condition.ts';
import { stringsAt } from './read-wire.ts';

/**
 * Kinds of client application, in Graph's spelling (conditionalAccessClientApp). `other` is every client that speaks legacy
 * authentication other than Exchange ActiveSync.
 */
export const clientTypes = [
  'browser',
  'mobileAppsAndDesktopClients',
  'exchangeActiveSync',
  'easSupported',
  'other',
] as const;
export type ClientType = (typeof clientTypes)[number];

const groupsOfClients: Readonly<Record<string, readonly ClientType[]>> = {
  modernAuthentication: ['browser', 'mobileAppsAndDesktopClients'],
  legacyAuthentication: ['exchangeActiveSync', 'other'],
};

const clientsSchema = oneOrMany(
  caseInsensitiveEnum([...clientTypes, 'modernAuthentication', 'legacyAuthentication']),
).transform((words) =>
  clientTypes.filter((type) => words.some((word) => word === type || groupsOfClients[word]?.includes(type))),
) as z.ZodType<readonly ClientType[]>;

/** With which kinds of client: `conditions.clientAppTypes`. */
export const clients: Condition<readonly ClientType[]> = {
  name: 'clients',
  schema: clientsSchema,
  wire: ['/conditions/clientAppTypes'],
  lower(spec) {
    return { clientAppTypes: spec };
  },
  lift(conditions) {
    const types = stringsAt(conditions, 'clientAppTypes');
    const known = clientTypes.filter((type) => types.includes(type));
    return known.length === 0 ? undefined : known;
  },
};
