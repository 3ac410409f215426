/** An object with the same id in every tenant. `names` holds what people call it, the official name first. */
export interface WellKnown {
  readonly id: string;
  readonly names: readonly [string, ...string[]];
}
