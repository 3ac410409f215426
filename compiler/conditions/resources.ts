import { z } from 'zod';
import type { Json } from '../../schemas/json.ts';
import { isReference, nameOrId, writtenForm } from '../../schemas/reference.ts';
import { caseInsensitiveEnum, oneOrMany } from '../../schemas/words.ts';
import type { Condition } from './condition.ts';
import { listAt, objectAt, stringsAt, whenAny } from './read-wire.ts';

/** Groups of applications Graph knows by a word of its own (conditionalAccessApplications, v1.0 reference). */
const specialApps: readonly { readonly written: string; readonly wire: string }[] = [
  { written: 'all apps', wire: 'All' },
  { written: 'no apps', wire: 'None' },
  { written: 'Office 365', wire: 'Office365' },
  { written: 'Microsoft Admin Portals', wire: 'MicrosoftAdminPortals' },
];

/** Things a user does, rather than a resource that is opened (conditionalAccessApplications.includeUserActions). */
const userActions = [
  { written: 'registerSecurityInformation', wire: 'urn:user:registersecurityinfo' },
  { written: 'registerDevice', wire: 'urn:user:registerdevice' },
] as const;

const names = oneOrMany(z.string().min(1));
const appsShorthand = names.transform((apps): ResourcesSpec => ({ apps }));

export const resourcesSchema = z.union([
  appsShorthand,
  z.strictObject({
    apps: names.optional().describe('Applications by name, `Office 365`, `Microsoft Admin Portals` or `all apps`.'),
    except: names.optional().describe('Applications left out.'),
    userActions: oneOrMany(caseInsensitiveEnum(['registerSecurityInformation', 'registerDevice']))
      .optional()
      .describe('What a user does, instead of an application.'),
  }),
]) as z.ZodType<ResourcesSpec>;

export interface ResourcesSpec {
  readonly apps?: readonly string[] | undefined;
  readonly except?: readonly string[] | undefined;
  readonly userActions?: readonly (typeof userActions)[number]['written'][] | undefined;
}

/** What is protected: `conditions.applications`. */
export const resources: Condition<ResourcesSpec> = {
  name: 'protect',
  schema: resourcesSchema,
  wire: ['/conditions/applications'],
  lower(spec) {
    return {
      applications: {
        includeApplications: (spec.apps ?? []).map(lowerApp),
        excludeApplications: (spec.except ?? []).map(lowerApp),
        includeUserActions: userActions.filter((a) => spec.userActions?.includes(a.written)).map((a) => a.wire),
      },
    };
  },
  lift(conditions) {
    const body = objectAt(conditions, 'applications');
    if (body === undefined) return undefined;
    const actions = stringsAt(body, 'includeUserActions');
    return {
      ...whenAny('apps', listAt(body, 'includeApplications').map(liftApp)),
      ...whenAny('except', listAt(body, 'excludeApplications').map(liftApp)),
      ...whenAny(
        'userActions',
        userActions.filter((a) => actions.includes(a.wire)).map((a) => a.written),
      ),
    };
  },
};

function lowerApp(written: string): Json {
  const special = specialApps.find((app) => app.written.toLowerCase() === written.toLowerCase());
  return special?.wire ?? nameOrId('servicePrincipals', written);
}

function liftApp(value: Json): string {
  if (isReference(value)) return writtenForm(value);
  return specialApps.find((app) => app.wire === value)?.written ?? writtenForm(value);
}
