import { describe, expect, it } from 'vitest';
import { isJsonObject, type Json } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { isWithin } from '../../schemas/pointer.ts';
import { loweredPolicies } from '../support/lowered-policies.ts';
import { publishedLeaves } from '../support/published-leaves.ts';

/** What the published types have and no sentence says, each with the reason. A literal document can say all of it. */
const unmodelled: Readonly<Record<string, string>> = {
  '/description': 'documented as not used, and in none of the stored policies that were published',
  '/conditions/devices/includeDeviceStates': 'an early form of the device filter, empty wherever it is seen',
  '/conditions/devices/excludeDeviceStates': 'an early form of the device filter, empty wherever it is seen',
};

describe.each(['v1.0', 'beta'] as const)('conditionalAccessPolicy as Microsoft publishes it for %s', (version) => {
  const published = publishedLeaves(version, 'ConditionalAccessPolicy');
  const said = saidPointers();
  const { readOnly, expanded } = kinds.conditionalAccessPolicies;
  const byService = [...readOnly, ...expanded];

  it('has no property that is neither said by a sentence, nor set by the service, nor left out for a reason', () => {
    const isKnown = (leaf: string) =>
      said.has(leaf) || byService.some((place) => isWithin(leaf, place)) || unmodelled[leaf] !== undefined;
    expect([...published].filter((leaf) => !isKnown(leaf))).toEqual([]);
  });
});

it('leaves nothing out that Microsoft no longer publishes', () => {
  const published = [
    ...publishedLeaves('v1.0', 'ConditionalAccessPolicy'),
    ...publishedLeaves('beta', 'ConditionalAccessPolicy'),
  ];
  expect(Object.keys(unmodelled).filter((leaf) => !published.includes(leaf))).toEqual([]);
});

/** Every pointer some sentence writes, found by writing many. */
function saidPointers(): ReadonlySet<string> {
  const pointers = new Set<string>();
  const visit = (value: Json, pointer: string): void => {
    pointers.add(pointer);
    if (Array.isArray(value)) for (const item of value) visit(item, `${pointer}/*`);
    else if (isJsonObject(value) && typeof value.$ref !== 'string')
      for (const [name, member] of Object.entries(value)) visit(member, `${pointer}/${name}`);
  };
  for (const body of loweredPolicies(300)) visit(body, '');
  return pointers;
}
