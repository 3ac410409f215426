import { pipelinePermissions } from '../graph/permissions.ts';
import type { CiSettings } from './ci-settings.ts';

/** What is left to do by hand on GitHub and in Entra, in order. `repository` is OWNER/NAME where it is known. */
export function githubNextSteps(settings: CiSettings, repository: string | undefined): string {
  const { branch, environment, stateBranch } = settings;
  const name = repository ?? 'OWNER/REPO';
  return `Next, in Microsoft Entra, once per tenant: two app registrations, both without any secret.

1. "Gatewright plan" only reads. Federated credentials (issuer https://token.actions.githubusercontent.com, audience
   api://AzureADTokenExchange), with exactly these subjects:
     repo:${name}:pull_request
     repo:${name}:ref:refs/heads/${branch}
${permissionLines('read')}

2. "Gatewright apply" writes, and only from the protected environment. One subject, nothing else:
     repo:${name}:environment:${environment}
${permissionLines('write')}

Grant admin consent to both. A subject is compared letter by letter, also upper and lower case. Never give the writing application
a subject that ends in \`:pull_request\` or holds a wildcard: whoever can open a pull request could then write to the tenant.
A job with \`environment:\` presents that subject and no other. Repositories made, renamed or moved after 18 June 2026 present
immutable ids in it (\`repo:OWNER-1234/REPO-5678:...\`); Settings > Actions > OIDC shows the prefix to use in place of \`repo:${name}\`.

Then, on GitHub:

3. Settings > Environments: \`${environment}\`, with required reviewers, deployments from \`${branch}\` only, and without
   "Allow administrators to bypass". Environment variable GATEWRIGHT_APPLY_CLIENT_ID: the client id of "Gatewright apply".
4. Settings > Variables > Actions: GATEWRIGHT_PLAN_CLIENT_ID: the client id of "Gatewright plan".
5. Settings > Rules: \`${branch}\` by pull request only, and with a review by code owners for \`.github/\` and \`gatewright.yaml\`; \`${stateBranch}\`
   may be created and pushed to by GitHub Actions only. It holds what Gatewright remembers of the tenant: keep the repository private.
6. In gatewright.yaml, so that each job brings its own identity:
     authentication: { method: githubActions }
7. \`gatewright bind\`, and commit the bindings: pull requests from forks are planned from them.`;
}

/** The same for Azure DevOps. */
export function azureNextSteps(settings: CiSettings): string {
  const { branch, environment, stateBranch } = settings;
  return `Next, in Azure DevOps: Project settings > Service connections, two of type Azure Resource Manager with workload identity federation
(automatic or manual; each shows the issuer and the exact subject, \`sc://ORGANISATION/PROJECT/NAME\`). AzureCLI@2 signs in to a
subscription, so give both Reader on some empty resource group.

1. \`gatewright-plan\` only reads. Its app registration needs:
${permissionLines('read')}

2. \`gatewright-apply\` writes. Its app registration needs:
${permissionLines('write')}
   On the connection: no access for all pipelines, only for the apply pipeline; approval by people other than the author.

Grant admin consent to both.

3. Pipelines > Environments: \`${environment}\`, with approvals, an exclusive lock and branch control for \`${branch}\`.
4. Pipelines > New pipeline, once for each file in \`.azuredevops\`. Make \`gatewright-plan\` a build validation of \`${branch}\`.
5. Repositories > Security, for the build service: "Contribute to pull requests"; "Contribute" and "Create branch" on \`${stateBranch}\`
   only. It holds what Gatewright remembers of the tenant.
6. In gatewright.yaml, so that each stage brings its own identity:
     authentication: { method: azureCli }
7. \`gatewright bind\`, and commit the bindings: pull requests from forks are planned from them.`;
}

function permissionLines(kind: 'read' | 'write'): string {
  return [
    '   Application permissions of Microsoft Graph:',
    ...pipelinePermissions()[kind].map((name) => `     ${name}`),
  ].join('\n');
}
