import type { Behaviour } from './behaviour.ts';
import { CONDITIONAL_ACCESS_RULES } from './conditional-access-rules.ts';
import { CONDITIONAL_ACCESS_WRITES } from './conditional-access-writes.ts';
import { INTUNE_BEHAVIOURS } from './intune.ts';
import { PROTOCOL_BEHAVIOURS } from './protocol.ts';

/** Every belief the emulator holds, by name. */
export const BEHAVIOURS = {
  ...PROTOCOL_BEHAVIOURS,
  ...CONDITIONAL_ACCESS_WRITES,
  ...CONDITIONAL_ACCESS_RULES,
  ...INTUNE_BEHAVIOURS,
} satisfies Readonly<Record<string, Behaviour>>;

export type BehaviourName = keyof typeof BEHAVIOURS;

/** True for the name of a behaviour; for names that come from files and command lines. */
export function isBehaviourName(name: string): name is BehaviourName {
  return Object.hasOwn(BEHAVIOURS, name);
}

/** The beliefs one emulator acts on. */
export class Behaviours {
  readonly #switched: Partial<Record<BehaviourName, boolean>>;

  /** `switched` overrides defaults. Throws TypeError for a name that is no behaviour's. */
  constructor(switched: Partial<Record<BehaviourName, boolean>> = {}) {
    const unknown = Object.keys(switched).find((name) => !isBehaviourName(name));
    if (unknown !== undefined) throw new TypeError(`there is no behaviour called \`${unknown}\``);
    this.#switched = switched;
  }

  is(name: BehaviourName): boolean {
    return this.#switched[name] ?? BEHAVIOURS[name].default;
  }
}
