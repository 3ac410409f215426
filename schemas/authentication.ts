import { z } from 'zod';

const clientId = z.guid().describe('Application (client) id of the app registration');
const variable = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'write the name of an environment variable, not a secret');

/**
 * How the program proves to Microsoft Entra who it is. Secrets never stand here: a client secret or the password of a key is
 * named by its environment variable, and the methods without any secret are to be preferred.
 */
export const authenticationSchema = z.discriminatedUnion('method', [
  z
    .strictObject({
      method: z.literal('clientSecret'),
      clientId,
      secretVariable: variable.default('AZURE_CLIENT_SECRET').describe('Environment variable that holds the secret'),
    })
    .describe('A secret of an app registration'),
  z
    .strictObject({
      method: z.literal('certificate'),
      clientId,
      path: z.string().min(1).describe('PEM file with the certificate and its private key'),
      passwordVariable: variable.optional().describe('Environment variable that holds the password of the private key'),
      sendChain: z
        .boolean()
        .default(false)
        .describe('Send the certificate along, for trust by subject name and issuer'),
    })
    .describe('A certificate of an app registration'),
  z
    .strictObject({
      method: z.literal('workloadIdentity'),
      clientId: clientId.optional().describe('Application (client) id; AZURE_CLIENT_ID when absent'),
      tokenFile: z
        .string()
        .min(1)
        .optional()
        .describe('File with the federated token; AZURE_FEDERATED_TOKEN_FILE when absent'),
    })
    .describe('Workload identity federation, as on Kubernetes'),
  z
    .strictObject({
      method: z.literal('githubActions'),
      clientId: clientId
        .optional()
        .describe(
          'Application (client) id; AZURE_CLIENT_ID when absent, so that plans and applies can be two identities',
        ),
      audience: z
        .string()
        .min(1)
        .default('api://AzureADTokenExchange')
        .describe('Audience of the federated credential'),
    })
    .describe("GitHub's OpenID Connect token; the job needs `permissions: id-token: write`"),
  z
    .strictObject({
      method: z.literal('managedIdentity'),
      clientId: clientId
        .optional()
        .describe('Client id of a user-assigned identity; the system-assigned one when absent'),
    })
    .describe('The managed identity of the Azure machine, container or function'),
  z.strictObject({ method: z.literal('azureCli') }).describe('Whoever is signed in with `az login`'),
]);
export type Authentication = z.infer<typeof authenticationSchema>;
