/** Kinds of documents the language is to have, and what says the same until then. */
export const plannedKinds: readonly { readonly kind: string; readonly meanwhile: string }[] = [
  {
    kind: 'AppProtection',
    meanwhile:
      'keep the app protection policy in Intune, and require it here with `require: appProtection` in a `Protection`',
  },
  {
    kind: 'Guarantee',
    meanwhile: 'the rules of `gatewright check` and the guards of `gatewright plan` hold without being asked for',
  },
  {
    kind: 'Scenario',
    meanwhile: 'try a sign-in with the What If tool of the portal while the policy has `rollout: reportOnly`',
  },
  {
    kind: 'Waiver',
    meanwhile: 'let one change pass with `--accept CODE=REASON`, or write `accept` into a document with a Graph `body`',
  },
];
