/** Kinds of documents the language is to have, and what says the same until then. */
export const plannedKinds: readonly { readonly kind: string; readonly meanwhile: string }[] = [
  {
    kind: 'Guarantee',
    meanwhile: 'the rules of `gatewright check` and the guards of `gatewright plan` hold without being asked for',
  },
  {
    kind: 'Scenario',
    meanwhile: 'try a sign-in with the What If tool of the portal while the policy has `rollout: reportOnly`',
  },
];
