import { z } from 'zod';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { nameOrId, writtenForm } from '../../schemas/reference.ts';
import { caseInsensitiveEnum, oneOrMany, writeOneOrMany } from '../../schemas/words.ts';
import { writtenName } from '../../schemas/written-name.ts';
import type { Condition } from './condition.ts';
import { type FilterRule, filterRuleSchema, liftFilterRule, lowerFilterRule } from './filter-rule.ts';
import { listAt, objectAt, stringsAt, whenAny } from './read-wire.ts';
import { tellResources } from './tell-resources.ts';
import { liftTrafficProfiles, lowerTrafficProfiles, type TrafficProfiles, trafficMembers } from './traffic-profiles.ts';

/** Groups of applications Graph knows by a word of its own (conditionalAccessApplications, v1.0 reference). */
const specialApps: readonly { readonly written: string; readonly wire: string }[] = [
  { written: 'all apps', wire: 'All' },
  { written: 'no apps', wire: 'None' },
  { written: 'Office 365', wire: 'Office365' },
  { written: 'Microsoft Admin Portals', wire: 'MicrosoftAdminPortals' },
  // Beta (deploymenttheory/terraform-provider-microsoft365, conditional_access_policy, 2025).
  { written: 'all agent resources', wire: 'AllAgentIdResources' },
];

/** Things a user does, rather than a resource that is opened (conditionalAccessApplications.includeUserActions). */
const userActions = [
  { written: 'registerSecurityInformation', wire: 'urn:user:registersecurityinfo' },
  { written: 'registerDevice', wire: 'urn:user:registerdevice' },
  // Microsoft's template "Secure account recovery with identity verification", beta, 2026.
  { written: 'recoverAccount', wire: 'urn:user:accountrecovery' },
] as const;

type UserAction = (typeof userActions)[number]['written'];

const names = oneOrMany(z.string().min(1));
const appsShorthand = names.transform((apps): ResourcesSpec => ({ apps }));

/** `id:c5` is `c5`, so that a context has one spelling. */
const contexts = names.transform((written) => written.map(contextName));

export const resourcesSchema = z.union([
  appsShorthand,
  z.strictObject({
    apps: names.optional().describe('Applications by name, `Office 365`, `Microsoft Admin Portals` or `all apps`.'),
    except: names.optional().describe('Applications left out.'),
    filter: filterRuleSchema.optional().describe('Applications by a rule over custom security attributes.'),
    userActions: oneOrMany(caseInsensitiveEnum(['registerSecurityInformation', 'registerDevice', 'recoverAccount']))
      .optional()
      .describe('What a user does, instead of an application.'),
    authenticationContexts: contexts
      .optional()
      .describe('Authentication contexts, by display name or `c1` to `c99`, instead of an application.'),
    ...trafficMembers,
  }),
]) as z.ZodType<ResourcesSpec>;

export interface ResourcesSpec extends TrafficProfiles {
  readonly apps?: readonly string[] | undefined;
  readonly except?: readonly string[] | undefined;
  readonly filter?: FilterRule | undefined;
  readonly userActions?: readonly UserAction[] | undefined;
  readonly authenticationContexts?: readonly string[] | undefined;
}

/** What is protected: `conditions.applications`. What few policies say is written only where it is said. */
export const resources: Condition<ResourcesSpec> = {
  name: 'protect',
  schema: resourcesSchema,
  wire: ['/conditions/applications'],
  lower(spec) {
    const { filter, authenticationContexts } = spec;
    return {
      applications: {
        includeApplications: (spec.apps ?? []).map(lowerApp),
        excludeApplications: (spec.except ?? []).map(lowerApp),
        includeUserActions: userActions.filter((a) => spec.userActions?.includes(a.written)).map((a) => a.wire),
        ...(authenticationContexts === undefined
          ? {}
          : { includeAuthenticationContextClassReferences: authenticationContexts.map(lowerContext) }),
        ...(filter === undefined ? {} : { applicationFilter: lowerFilterRule(filter) }),
        ...lowerTrafficProfiles(spec),
      },
    };
  },
  lift(conditions) {
    const body = objectAt(conditions, 'applications');
    if (body === undefined) return undefined;
    const actions = stringsAt(body, 'includeUserActions');
    const filter = liftFilterRule(body.applicationFilter);
    const spec: ResourcesSpec = {
      ...whenAny('apps', listAt(body, 'includeApplications').map(liftApp)),
      ...whenAny('except', listAt(body, 'excludeApplications').map(liftApp)),
      ...(filter === undefined ? {} : { filter }),
      ...whenAny(
        'userActions',
        userActions.filter((a) => actions.includes(a.wire)).map((a) => a.written),
      ),
      ...whenAny(
        'authenticationContexts',
        listAt(body, 'includeAuthenticationContextClassReferences').map((value) => contextName(writtenForm(value))),
      ),
      ...liftTrafficProfiles(body),
    };
    return Object.keys(spec).length === 0 ? undefined : spec;
  },
  write(spec) {
    const lists = [
      'apps',
      'except',
      'userActions',
      'authenticationContexts',
      'globalSecureAccess',
      'networkAccess',
    ] as const;
    const written: JsonObject = Object.fromEntries(
      lists.flatMap((name) => {
        const list = spec[name];
        return list === undefined ? [] : [[name, writeOneOrMany(list)]];
      }),
    );
    const whole: JsonObject = spec.filter === undefined ? written : { ...written, filter: spec.filter };
    return Object.keys(whole).join() === 'apps' ? (whole.apps ?? whole) : whole;
  },
  tell: tellResources,
};

function lowerApp(written: string): Json {
  const special = specialApps.find((app) => app.written.toLowerCase() === written.toLowerCase());
  return special?.wire ?? nameOrId('servicePrincipals', written);
}

function liftApp(value: Json): string {
  const special = specialApps.find((app) => app.wire === value);
  const taken = specialApps.map(({ written }) => written);
  return special?.written ?? writtenName('servicePrincipals', value, taken);
}

function lowerContext(written: string): Json {
  return nameOrId('authenticationContextClassReferences', written);
}

function contextName(written: string): string {
  const id = written.replace(/^id:/i, '');
  return lowerContext(id) === id ? id : written;
}
