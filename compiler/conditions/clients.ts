import type { z } from 'zod';
import { listed } from '../../schemas/telling/name-of.ts';
import { tellList } from '../../schemas/telling/tell-list.ts';
import { caseInsensitiveEnum, oneOrMany } from '../../schemas/words.ts';
import type { Condition } from './condition.ts';
import { writeList } from './only-except.ts';
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

const everything = 'all';

const titles: Readonly<Record<ClientType, string>> = {
  browser: 'browsers',
  mobileAppsAndDesktopClients: 'mobile apps and desktop clients',
  exchangeActiveSync: 'Exchange ActiveSync',
  easSupported: 'Exchange ActiveSync on supported platforms',
  other: 'other clients with legacy authentication',
};

/** Some kinds of client, or `['all']`: Graph's word for every kind, which stands alone (service error 1064 names it). */
export type ClientsSpec = readonly ClientType[] | readonly [typeof everything];

const groupsOfClients: Readonly<Record<string, readonly ClientType[]>> = {
  modernAuthentication: ['browser', 'mobileAppsAndDesktopClients'],
  legacyAuthentication: ['exchangeActiveSync', 'other'],
};

const clientsSchema = oneOrMany(
  caseInsensitiveEnum([...clientTypes, 'modernAuthentication', 'legacyAuthentication', everything]),
)
  .refine((words) => !words.includes(everything) || words.length === 1, 'expected `all` alone, or kinds of client')
  .transform(
    (words): ClientsSpec =>
      words.includes(everything)
        ? [everything]
        : clientTypes.filter((type) => words.some((word) => word === type || groupsOfClients[word]?.includes(type))),
  ) as z.ZodType<ClientsSpec>;

/** With which kinds of client: `conditions.clientAppTypes`. A sentence that does not say it means all of them. */
export const clients: Condition<ClientsSpec> = {
  name: 'clients',
  schema: clientsSchema,
  wire: ['/conditions/clientAppTypes'],
  silent: [everything],
  lower(spec) {
    return { clientAppTypes: spec };
  },
  lift(conditions) {
    const types = stringsAt(conditions, 'clientAppTypes');
    const known = clientTypes.filter((type) => types.includes(type));
    if (known.length > 0) return known;
    return types.includes(everything) ? [everything] : undefined;
  },
  write(spec) {
    const group = Object.entries(groupsOfClients).find(([, types]) => types.join() === spec.join());
    return group?.[0] ?? writeList(spec);
  },
  phrase: (spec) => ['with ', ...listed(spec.map((type) => [type === everything ? 'every client' : titles[type]]))],
  tell: [
    tellList('/conditions/clientAppTypes', {
      participle: 'covered',
      more: 'tighter',
      words: titles,
      all: { wire: everything, words: 'every kind of client' },
      isNarrowing: true,
    }),
  ],
};

/** Whether sign-ins with this kind of client are meant. */
export function includesClient(spec: ClientsSpec | undefined, client: ClientType): boolean {
  return spec === undefined || spec.some((type) => type === everything || type === client);
}
