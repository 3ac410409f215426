import fc, { type Arbitrary } from 'fast-check';
import { type GuestsSpec, guestTypes } from '../../compiler/conditions/guests.ts';
import type { IdentitiesSpec } from '../../compiler/conditions/identities.ts';
import type { MachinesSpec } from '../../compiler/conditions/machines.ts';
import type { UserSet, UsersSpec } from '../../compiler/conditions/users.ts';
import { isNotEmpty, listOfNames, namesAnd, partial, someOf } from './name-specs.ts';
import { filterSpecs } from './resource-specs.ts';

const guests: Arbitrary<GuestsSpec> = fc.oneof(
  fc.constant('all' as const),
  fc.record({ types: someOf(guestTypes), tenants: fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 3 }) }),
  fc.record({ types: someOf(guestTypes), tenants: fc.constant('unspecified' as const) }),
  someOf(guestTypes.slice(1)).map((types) => ({ types })),
);

const said = fc.constant(true as const);

const userSets = partial<UserSet>({
  groups: listOfNames,
  users: listOfNames,
  roles: listOfNames,
  guests,
  guestsOrExternalUsers: said,
  allAgentIdUsers: said,
});

function identities(...words: readonly string[]): Arbitrary<IdentitiesSpec> {
  const list = namesAnd(...words);
  return partial<IdentitiesSpec>({ only: list, except: list, filter: filterSpecs }).filter(isNotEmpty);
}

const agentUsers: Arbitrary<IdentitiesSpec> = partial<Omit<IdentitiesSpec, 'filter'>>({
  only: namesAnd('all', 'none'),
  except: namesAnd('all', 'none'),
}).filter(isNotEmpty);

const machines = partial<MachinesSpec>({
  workloads: identities('all mine', 'none'),
  agents: identities('all', 'none'),
  agentUsers,
});

/** Whom a sentence is about, in the one form `lift` answers with. */
export const audienceSpecs: Arbitrary<UsersSpec> = fc
  .tuple(
    fc.constantFrom({ everyone: true as const }, { none: true as const }, {}),
    fc.oneof(userSets, fc.constant<UserSet>({})),
    fc.oneof(machines, fc.constant<MachinesSpec>({})),
    fc.option(userSets.filter(isNotEmpty), { nil: undefined }),
  )
  .map(([word, set, others, except]) => ({ ...word, ...set, ...others, ...(except === undefined ? {} : { except }) }))
  .filter(isNotEmpty);
