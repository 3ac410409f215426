import { z } from 'zod';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { oneOrMany } from '../../schemas/words.ts';
import { toCombination, writtenCombination } from './authentication-methods.ts';
import { type EitherSpec, eitherForm } from './either-form.ts';
import { oneOrList } from './one-or-list.ts';

const combination = z.preprocess(
  (input) => (typeof input === 'string' ? (toCombination(input) ?? input) : input),
  z
    .string()
    .refine((text) => toCombination(text) === text, 'expected methods such as `fido2`, or several with `+` in between'),
);
const list = oneOrMany(z.string().min(1));

const configuration = z
  .strictObject({
    appliesToCombinations: oneOrMany(combination).describe('The allowed combinations it narrows.'),
    allowedAAGUIDs: list.optional().describe('Models of security keys and passkeys that are allowed.'),
    allowedIssuerSkis: list.optional().describe('Subject key identifiers of the certificate authorities allowed.'),
    allowedPolicyOIDs: list.optional().describe('Policy OIDs of the certificates that are allowed.'),
  })
  .refine(
    (given) =>
      (given.allowedAAGUIDs === undefined) !==
      (given.allowedIssuerSkis === undefined && given.allowedPolicyOIDs === undefined),
    'expected `allowedAAGUIDs` for keys, or `allowedIssuerSkis` and `allowedPolicyOIDs` for certificates',
  );

const members = {
  description: z.string().optional(),
  allowedCombinations: oneOrMany(combination)
    .optional()
    .describe('What satisfies the strength: methods, or combinations such as `password + sms`.'),
  combinationConfigurations: z
    .array(configuration)
    .optional()
    .describe('Which keys and certificates satisfy it; all when absent.'),
};

export interface AuthenticationStrengthSpec extends EitherSpec {
  readonly kind: 'AuthenticationStrength';
  readonly description?: string | undefined;
  readonly allowedCombinations?: readonly string[] | undefined;
  readonly combinationConfigurations?: readonly z.output<typeof configuration>[] | undefined;
}

/** An authentication strength: the ways to prove who one is that are good enough. */
export const authenticationStrength = eitherForm<AuthenticationStrengthSpec>({
  kind: 'AuthenticationStrength',
  description: 'A set of authentication methods that policies can require.',
  collection: 'authenticationStrengthPolicies',
  members,
  needs: ['allowedCombinations'],
  bodyNeeds: [],
  wires: {
    description: '/description',
    allowedCombinations: '/allowedCombinations',
    combinationConfigurations: '/combinationConfigurations',
  },
  lower: ({ description, allowedCombinations, combinationConfigurations }): JsonObject => ({
    ...(description === undefined ? {} : { description }),
    allowedCombinations: allowedCombinations ?? [],
    ...(combinationConfigurations === undefined
      ? {}
      : { combinationConfigurations: combinationConfigurations.map(lowerConfiguration) }),
  }),
  lift: ({ description, allowedCombinations, combinationConfigurations }) => {
    const configurations = listIn(combinationConfigurations).filter(isJsonObject);
    return {
      ...(description == null ? {} : { description }),
      allowedCombinations: oneOrList(listIn(allowedCombinations).map(written)),
      ...(configurations.length === 0 ? {} : { combinationConfigurations: configurations.map(liftConfiguration) }),
    };
  },
});

/** The type follows from what is listed. */
function lowerConfiguration({ appliesToCombinations, ...lists }: z.output<typeof configuration>): JsonObject {
  const type = lists.allowedAAGUIDs === undefined ? 'x509Certificate' : 'fido2';
  return {
    '@odata.type': `#microsoft.graph.${type}CombinationConfiguration`,
    appliesToCombinations,
    ...Object.fromEntries(Object.entries(lists).filter(([, value]) => value !== undefined)),
  };
}

function liftConfiguration(body: JsonObject): Json {
  const names = ['allowedAAGUIDs', 'allowedIssuerSkis', 'allowedPolicyOIDs'];
  const lists = names.map((name) => [name, listIn(body[name])] as const).filter(([, values]) => values.length > 0);
  return {
    appliesToCombinations: oneOrList(listIn(body.appliesToCombinations).map(written)),
    ...Object.fromEntries(lists.map(([name, values]) => [name, oneOrList(values)])),
  };
}

function written(value: Json): Json {
  return typeof value === 'string' ? writtenCombination(value) : value;
}

function listIn(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
