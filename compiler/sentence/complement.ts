import { type ClientType, clientTypes, includesClient } from '../conditions/clients.ts';
import { type DevicePlatform, devicePlatforms, type PlatformsSpec } from '../conditions/platforms.ts';
import type { WhenSpec } from './when.ts';
import { namesIn } from './when.ts';

/**
 * What no case names. Cases divide sign-ins along two finite dimensions, device platform and kind of client; the complement is
 * worked out cell by cell and put together again as few `when` clauses as there are distinct answers per kind of client.
 *
 * "Unknown platform" is a cell of its own: Graph has no word for it, it can only be reached as every platform less the named
 * ones (Microsoft docs: concept-conditional-access-conditions). Leaving it out would be the open door.
 */
export function complementOf(cases: readonly WhenSpec[]): readonly WhenSpec[] {
  const byAnswer = new Map<string, { clients: ClientType[]; uncovered: readonly Cell[] }>();
  for (const client of complementClients) {
    const uncovered = cells.filter((cell) => !cases.some((when) => covers(when, client, cell)));
    const key = uncovered.join();
    const entry = byAnswer.get(key) ?? { clients: [], uncovered };
    byAnswer.set(key, { ...entry, clients: [...entry.clients, client] });
  }
  return [...byAnswer.values()].filter((entry) => entry.uncovered.length > 0).map(whenOf);
}

/** True when the cases divide along platforms and clients only, so that the complement can be said. */
export function canComplement(cases: readonly WhenSpec[]): boolean {
  return cases.every((when) => namesIn(when).every((name) => name === 'platforms' || name === 'clients'));
}

/**
 * A sign-in that two cases both name, as far as platforms and clients tell; undefined when they divide it. Where both name another
 * condition and differ in it, they may divide by that, and nothing is said.
 */
export function namedByBoth(
  first: WhenSpec,
  second: WhenSpec,
): { readonly client: string; readonly platform: string } | undefined {
  const others = namesIn(first).filter((name) => name !== 'platforms' && name !== 'clients');
  const said = (when: WhenSpec, name: (typeof others)[number]) => JSON.stringify(when[name]);
  if (others.some((name) => second[name] !== undefined && said(first, name) !== said(second, name))) return undefined;
  for (const client of complementClients)
    for (const platform of cells)
      if ([first, second].every((when) => covers(when, client, platform))) return { client, platform };
  return undefined;
}

const unknownPlatform = 'unknown';
type Cell = DevicePlatform | typeof unknownPlatform;
const cells: readonly Cell[] = [...devicePlatforms, unknownPlatform];

/** `easSupported` is a part of `exchangeActiveSync`, so the complement speaks of the whole. */
const complementClients: readonly ClientType[] = clientTypes.filter((type) => type !== 'easSupported');

function covers(when: WhenSpec, client: ClientType, cell: Cell): boolean {
  return includesClient(when.clients, client) && coversPlatform(when.platforms, cell);
}

function coversPlatform(spec: PlatformsSpec | undefined, cell: Cell): boolean {
  if (spec === undefined) return true;
  if (cell === unknownPlatform) return spec.only === undefined;
  return (spec.only?.includes(cell) ?? true) && !(spec.except?.includes(cell) ?? false);
}

function whenOf({
  clients,
  uncovered,
}: {
  readonly clients: readonly ClientType[];
  readonly uncovered: readonly Cell[];
}): WhenSpec {
  const named = uncovered.filter((cell) => cell !== unknownPlatform);
  const except = devicePlatforms.filter((platform) => !uncovered.includes(platform));
  const platforms: PlatformsSpec = uncovered.includes(unknownPlatform) ? { except } : { only: named };
  return {
    ...(uncovered.length === cells.length ? {} : { platforms }),
    ...(clients.length === complementClients.length ? {} : { clients }),
  };
}
