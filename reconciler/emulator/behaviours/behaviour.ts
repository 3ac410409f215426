/** One belief about how Microsoft's service behaves, in a form that can be listed, cited and switched. */
export interface Behaviour {
  /** The belief, as one sentence. */
  readonly sentence: string;
  /** Where it comes from, with a date. */
  readonly source: string;
  /** Whether the emulator acts on it unless told otherwise. */
  readonly default: boolean;
}
