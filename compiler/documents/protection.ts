import { z } from 'zod';
import type { JsonObject } from '../../schemas/json.ts';
import { caseInsensitiveEnum } from '../../schemas/words.ts';
import { type ResourcesSpec, resources, resourcesSchema } from '../conditions/resources.ts';
import { type UsersSpec, users, usersSchema } from '../conditions/users.ts';
import { type Project, type Rollout, rolloutSchema, states } from '../project.ts';
import { withoutBreakGlass } from '../sentence/break-glass.ts';
import { wordsOfCase } from '../sentence/case-name.ts';
import { complementOf } from '../sentence/complement.ts';
import { mergeParts } from '../sentence/merge-parts.ts';
import { lowerRequire, type RequireSpec, requireSchema } from '../sentence/require.ts';
import { leaveToService, type ServiceDefault, serviceDefaultsSchema } from '../sentence/service-defaults.ts';
import { lowerSession, type SessionSpec, sessionSchema, sessionSources } from '../sentence/session.ts';
import { lowerSilence, lowerWhen, type WhenSpec, whenSchema, whenSources } from '../sentence/when.ts';
import {
  audienceSources,
  type DocumentKind,
  header,
  headerSources,
  type LoweredResource,
  type Source,
} from './document-kind.ts';

const caseSchema = z.strictObject({
  name: header.name.optional().describe('Stable name of the case; made from what it is about when absent.'),
  when: whenSchema,
  require: requireSchema.optional(),
  session: sessionSchema.optional(),
});

const schema = z.strictObject({
  kind: z.literal('Protection'),
  ...header,
  protect: resourcesSchema.describe(
    'What is protected: applications, `Office 365`, `all apps`, user actions or authentication contexts.',
  ),
  for: usersSchema.describe(
    'Whom it is about: a group, a list of groups, `everyone`, or groups, users, roles, guests, workloads, agents, except.',
  ),
  when: whenSchema.optional(),
  require: requireSchema
    .optional()
    .describe('What is required: one, a list (all of them), `anyOf`, or `nothing`; `block` stands alone.'),
  session: sessionSchema.optional(),
  cases: z.array(caseSchema).min(1).optional().describe('Different answers for different devices or clients.'),
  otherwise: caseInsensitiveEnum(['block', 'allow'])
    .optional()
    .describe('What happens to sign-ins no case names; they are blocked when absent.'),
  rollout: rolloutSchema.optional(),
  serviceDefaults: serviceDefaultsSchema.optional(),
});

export interface ProtectionSpec {
  readonly kind: 'Protection';
  readonly name: string;
  readonly title?: string | undefined;
  readonly protect: ResourcesSpec;
  readonly for: UsersSpec;
  readonly when?: WhenSpec | undefined;
  readonly require?: RequireSpec | undefined;
  readonly session?: SessionSpec | undefined;
  readonly cases?: readonly CaseSpec[] | undefined;
  readonly otherwise?: 'block' | 'allow' | undefined;
  readonly rollout?: Rollout | undefined;
  readonly serviceDefaults?: readonly ServiceDefault[] | undefined;
}

export interface CaseSpec {
  readonly name?: string | undefined;
  readonly when: WhenSpec;
  readonly require?: RequireSpec | undefined;
  readonly session?: SessionSpec | undefined;
}

/** The sentence at the centre: protect X for Y, require Z. One policy, or one for each case and one for the rest. */
export const protection: DocumentKind<ProtectionSpec> = {
  kind: 'Protection',
  description: 'Protect a resource for a group of people and say what is required of them.',
  schema: schema as unknown as z.ZodType<ProtectionSpec>,
  lower: (spec, { project }) => branchesOf(spec).map((branch) => lowerBranch(spec, branch, project)),
};

/** One policy of a sentence. `said` is where in the document it stands. */
export interface Branch {
  readonly suffix: string;
  readonly label: string;
  readonly when: readonly { readonly clause: WhenSpec; readonly said: string }[];
  readonly require: RequireSpec | undefined;
  readonly session: SessionSpec | undefined;
  readonly said: string;
  readonly requireSaid: string;
}

/** The policies a sentence comes to. */
export function branchesOf(spec: ProtectionSpec): readonly Branch[] {
  const common = spec.when === undefined ? [] : [{ clause: spec.when, said: '/when' }];
  if (spec.cases === undefined) {
    return [
      {
        suffix: '',
        label: '',
        when: common,
        require: spec.require,
        session: spec.session,
        said: '',
        requireSaid: '/require',
      },
    ];
  }
  const branches = spec.cases.map((item, index): Branch => {
    const said = `/cases/${index}`;
    const when = [...common, { clause: item.when, said: `${said}/when` }];
    return {
      ...nameOfCase(item, index),
      when,
      require: item.require,
      session: item.session,
      said,
      requireSaid: `${said}/require`,
    };
  });
  return spec.otherwise === 'allow' ? branches : [...branches, ...blocked(spec, spec.cases, common)];
}

function blocked(spec: ProtectionSpec, cases: readonly CaseSpec[], common: Branch['when']): readonly Branch[] {
  const said = spec.otherwise === undefined ? '/cases' : '/otherwise';
  const require: RequireSpec = { operator: 'OR', uses: [{ name: 'block', spec: true }] };
  return complementOf(cases.map((item) => item.when)).map((clause, index) => ({
    suffix: index === 0 ? '.otherwise' : `.otherwise-${index + 1}`,
    label: index === 0 ? ' (otherwise)' : ` (otherwise ${index + 1})`,
    when: [...common, { clause, said }],
    require,
    session: undefined,
    said,
    requireSaid: said,
  }));
}

/** Names say what the case is about rather than where it stands, so that reordering cases changes no object. */
function nameOfCase(item: CaseSpec, index: number): { readonly suffix: string; readonly label: string } {
  if (item.name !== undefined) return { suffix: `.${item.name}`, label: ` (${item.name})` };
  const words = wordsOfCase(item.when);
  if (words === undefined) return { suffix: `.case-${index + 1}`, label: ` (case ${index + 1})` };
  const except = words.indexOf('except');
  const said = except === -1 ? words.join(', ') : labelWith(words.slice(0, except), words.slice(except + 1));
  return { suffix: `.${words.join('-')}`, label: ` (${said})` };
}

function labelWith(before: readonly string[], after: readonly string[]): string {
  return [...(before.length > 0 ? [before.join(', ')] : []), `except ${after.join(', ')}`].join(' ');
}

function lowerBranch(spec: ProtectionSpec, branch: Branch, project: Project): LoweredResource {
  const rollout = spec.rollout ?? project.defaults?.rollout ?? 'reportOnly';
  const conditions = mergeParts(branch.when.map(({ clause }) => lowerWhen(clause)));
  const body: JsonObject = {
    displayName: `${spec.title ?? spec.name}${branch.label}`,
    state: states[rollout],
    conditions: {
      ...lowerSilence(),
      ...conditions,
      ...resources.lower(spec.protect),
      ...users.lower(withoutBreakGlass(spec.for, project)),
    },
    grantControls: branch.require === undefined ? null : lowerRequire(branch.require),
    sessionControls: lowerSession(branch.session),
  };
  return {
    kind: 'conditionalAccessPolicies',
    name: `${spec.name}${branch.suffix}`,
    body: leaveToService(body, spec.serviceDefaults ?? []),
    sources: sourcesOf(spec, branch, project),
  };
}

function sourcesOf(spec: ProtectionSpec, branch: Branch, project: Project): readonly Source[] {
  const inDocument = (source: { readonly wire: string; readonly said: string }): Source => ({
    ...source,
    in: 'document',
  });
  const rollout: Source =
    spec.rollout === undefined && project.defaults?.rollout !== undefined
      ? { wire: '/state', said: '/defaults/rollout', in: 'project' }
      : { wire: '/state', said: spec.rollout === undefined ? '' : '/rollout', in: 'document' };
  return [
    ...headerSources(spec),
    rollout,
    ...users.wire.map((wire) => inDocument({ wire, said: '/for' })),
    ...audienceSources(spec.for, users.wire),
    ...(project.breakGlass === undefined
      ? []
      : [{ wire: '/conditions/users', said: '/breakGlass', in: 'project' } as const]),
    ...resources.wire.map((wire) => inDocument({ wire, said: '/protect' })),
    ...branch.when.flatMap(({ clause, said }) =>
      said.endsWith('/when')
        ? whenSources(clause, said).map(inDocument)
        : whenSources(clause, said).map(({ wire }) => inDocument({ wire, said })),
    ),
    inDocument({ wire: '/grantControls', said: branch.requireSaid }),
    ...sessionSources(branch.session, `${branch.said}/session`).map(inDocument),
  ];
}
