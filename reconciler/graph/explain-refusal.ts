import type { GraphError } from '../ports.ts';

/**
 * What to do about a refusal that only the tenant could tell of: what is not there, what is not licensed, what is switched on. The
 * numbers stand before the service's texts (UniFy Conditional-Access-Baseline, 2026-07; Microsoft365DSC issue 1487;
 * Azure-Samples/azure-ad-conditional-access-apis issue 20); refusals without a number are known by their words.
 */
export function explainRefusal({ number, message }: GraphError): string | undefined {
  const byNumber = number === undefined ? undefined : numbered.get(number);
  return byNumber ?? worded.find(({ words }) => words.test(message))?.help;
}

const workloads = 'Policies for service principals need Workload Identities Premium licences.';

const numbered: ReadonlyMap<number, string> = new Map([
  [1007, 'A property or a word of the body is unknown to this version of Graph, or a single value stands for a list.'],
  [
    1034,
    'An application has no service principal in this tenant: somebody has to sign in to it once, or create one for its application id.',
  ],
  [1039, 'Risk conditions need Microsoft Entra ID P2 licences.'],
  [1040, 'A named location does not exist, or was made a moment ago and is not known everywhere yet: run again.'],
  [1102, 'Only built-in roles can be named, by their template ids.'],
  [1103, 'Only built-in roles can be named, by their template ids.'],
  [1118, 'The id of a template cannot be changed: remove `templateId` from the body.'],
  [1149, workloads],
  [1150, workloads],
]);

const worded: readonly { readonly words: RegExp; readonly help: string }[] = [
  {
    words: /^security defaults is enabled/i,
    help: 'Switch security defaults off first; until then policies can only be `disabled`, and afterwards it takes minutes to be known.',
  },
  {
    words: /was not found in the directory/i,
    help: 'Something the policy names was deleted, or was made a moment ago and is not known everywhere yet: plan again.',
  },
];
