import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';

/** Something in a workflow that makes a tenant less safe. */
export interface WorkflowRisk {
  readonly severity: 'error' | 'warning';
  /** Job and step, where there is one. */
  readonly where: string;
  readonly message: string;
  readonly help: string;
}

/** What anybody who opens a pull request or an issue chooses (GitHub docs: "Script injections", 2026). */
const untrusted =
  /\$\{\{[^}]*\b(github\.head_ref|github\.event\.(issue|comment|review|discussion|pages|commits|head_commit|inputs|pull_request\.(title|body|head\.(ref|label|repo)))|inputs\.|steps\.[\w-]+\.outputs\.)/;

/** The risks in one workflow of GitHub, given as what its YAML says. */
export function checkWorkflow(workflow: Json): readonly WorkflowRisk[] {
  if (!isJsonObject(workflow)) return [];
  const triggers = triggersOf(workflow);
  const jobs = isJsonObject(workflow.jobs) ? Object.entries(workflow.jobs) : [];
  return [
    ...(triggers.includes('pull_request_target') ? [targetRisk] : []),
    ...jobs.flatMap(([name, job]) => (isJsonObject(job) ? jobRisks(name, job, workflow, triggers) : [])),
  ];
}

const targetRisk: WorkflowRisk = {
  severity: 'error',
  where: 'on',
  message: '`pull_request_target` runs with the rights of the target branch for code that anybody proposes',
  help: 'use `pull_request`; forks then get a token that only reads and no identity',
};

function jobRisks(
  name: string,
  job: JsonObject,
  workflow: JsonObject,
  triggers: readonly string[],
): readonly WorkflowRisk[] {
  const permissions = job.permissions ?? workflow.permissions;
  const steps = Array.isArray(job.steps) ? job.steps.filter(isJsonObject) : [];
  const risks: WorkflowRisk[] = [];
  if (permissions === undefined || permissions === 'write-all') {
    const message =
      permissions === undefined
        ? 'the job has whatever permissions the repository gives'
        : 'the job may write everything';
    risks.push({
      severity: 'warning',
      where: name,
      message,
      help: 'write `permissions: {}` at the top, and what the job needs in it',
    });
  }
  risks.push(...applyRisks({ name, job, permissions, steps }, triggers));
  if (typeof job.uses === 'string') risks.push(...usesRisks(name, job.uses));
  return [...risks, ...steps.flatMap((step, index) => stepRisks(`${name}, step ${index + 1}`, step))];
}

interface ReadJob {
  readonly name: string;
  readonly job: JsonObject;
  /** Its own, or those of the workflow. */
  readonly permissions: Json | undefined;
  readonly steps: readonly JsonObject[];
}

/** Who applies needs an environment that somebody has to approve, and no identity where strangers can start it. */
function applyRisks({ name, job, permissions, steps }: ReadJob, triggers: readonly string[]): readonly WorkflowRisk[] {
  if (!steps.some((step) => stepApplies(step))) return [];
  const risks: WorkflowRisk[] = [];
  const hasIdentity = isJsonObject(permissions) && permissions['id-token'] === 'write';
  if (job.environment === undefined) {
    risks.push({
      severity: 'error',
      where: name,
      message: 'the job applies outside of an environment, so nobody has to approve it',
      help: 'give it `environment:` with required reviewers, and the writing identity a subject of that environment only',
    });
  }
  if (hasIdentity && triggers.some((trigger) => trigger.startsWith('pull_request'))) {
    risks.push({
      severity: 'error',
      where: name,
      message: 'the job applies with an identity on pull requests: whoever opens one could write to the tenant',
      help: 'apply on `push` to the protected branch only',
    });
  }
  return risks;
}

function stepApplies({ run, uses, with: inputs }: JsonObject): boolean {
  if (typeof run === 'string' && /\bgatewright\S*\s+(ci\s+)?apply\b/.test(run)) return true;
  return typeof uses === 'string' && /gatewright/i.test(uses) && isJsonObject(inputs) && inputs.command === 'apply';
}

function stepRisks(where: string, { run, uses, with: inputs }: JsonObject): readonly WorkflowRisk[] {
  const script = isJsonObject(inputs) && typeof inputs.script === 'string' ? inputs.script : '';
  const risks = typeof uses === 'string' ? usesRisks(where, uses) : [];
  const [found] = untrusted.exec(`${typeof run === 'string' ? run : ''}\n${script}`) ?? [];
  if (found === undefined) return risks;
  const message = 'the script contains a value that others choose, and would run it';
  const help = 'pass it through `env:` and write it as a quoted variable';
  return [...risks, { severity: 'error', where, message, help }];
}

function usesRisks(where: string, uses: string): readonly WorkflowRisk[] {
  const isPinned =
    uses.startsWith('./') || /@[0-9a-f]{40}$/.test(uses) || /^docker:\/\/.+@sha256:[0-9a-f]{64}$/.test(uses);
  if (isPinned) return [];
  const message = `\`${uses}\` is not pinned to a commit: a tag or branch can be moved to other code`;
  return [{ severity: 'warning', where, message, help: 'write the full commit id, and the tag in a comment' }];
}

/** `on` is a word, a list or a mapping; YAML 1.1 reads the key itself as `true`. */
function triggersOf(workflow: JsonObject): readonly string[] {
  const on = workflow.on ?? workflow.true;
  if (typeof on === 'string') return [on];
  if (Array.isArray(on)) return on.filter((name) => typeof name === 'string');
  return isJsonObject(on) ? Object.keys(on) : [];
}
