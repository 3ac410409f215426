import { z } from 'zod';
import { authenticationSchema } from '../schemas/authentication.ts';
import { cloudNames } from '../schemas/cloud.ts';
import { deviceNameHelp, noDeviceName } from '../schemas/device-name.ts';
import { driftModes } from '../schemas/run-record.ts';
import { caseInsensitiveEnum, oneOrMany } from '../schemas/words.ts';
import { notificationSchema } from './notification.ts';
import { validityPeriod } from './validity-period.ts';

/** The name of the project file, looked for from the working folder upwards. */
export const projectFileName = 'gatewright.yaml';

export const rollouts = ['disabled', 'reportOnly', 'enabled'] as const;
export type Rollout = (typeof rollouts)[number];

/** How Graph spells a rollout (conditionalAccessPolicyState). */
export const states = {
  disabled: 'disabled',
  reportOnly: 'enabledForReportingButNotEnforced',
  enabled: 'enabled',
} as const satisfies Readonly<Record<Rollout, string>>;

export const rolloutSchema = caseInsensitiveEnum(rollouts).describe(
  'disabled: off; reportOnly: evaluated and logged, never enforced; enabled: enforced.',
);

const names = oneOrMany(z.string().min(1));

const tenantSchema = z.strictObject({
  id: z.guid().describe('The tenant id (directory id).'),
  cloud: caseInsensitiveEnum(cloudNames).default('global').describe('The Microsoft cloud the tenant lives in.'),
  authentication: authenticationSchema
    .optional()
    .describe('The identity to run as; no secrets here, only where to find them.'),
  bindings: z.string().optional().describe('Names already resolved to ids; `bindings/<tenant>.json` when absent.'),
  onDrift: caseInsensitiveEnum(driftModes)
    .optional()
    .describe('What the service does about drift of this tenant; that of `schedule` when absent.'),
});

const percentage = z.int().min(0).max(100);

export const projectSchema = z.strictObject({
  version: z.literal(1).describe('Version of the language.'),
  documents: oneOrMany(z.string().min(1))
    .optional()
    .describe('Folders or files with documents; the project folder when absent.'),
  breakGlass: z
    .strictObject({
      users: names.optional().describe('User principal names of emergency access accounts.'),
      groups: names.optional().describe('Groups that hold emergency access accounts.'),
    })
    .optional()
    .describe('Emergency access: excluded from every policy by construction.'),
  defaults: z
    .strictObject({
      rollout: rolloutSchema.optional().describe('Rollout of protections that state none; reportOnly when absent.'),
    })
    .optional(),
  devicesWithoutPolicy: caseInsensitiveEnum(['compliant', 'noncompliant'])
    .optional()
    .describe(
      'What the tenant calls a device with no compliance policy; Intune starts with compliant. Reconciled when stated.',
    ),
  complianceValidity: validityPeriod
    .optional()
    .describe('How long a device may stay away and keep its state, `1 day` to `120 days`; Intune starts with 30 days.'),
  enhancedJailbreakDetection: z
    .boolean()
    .optional()
    .describe('Whether iOS devices are looked at more often for jailbreaks, by their location.'),
  tenants: z
    .record(
      z
        .string()
        .regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case letters, digits and hyphens, such as `contoso`')
        .regex(noDeviceName, deviceNameHelp),
      tenantSchema,
    )
    .optional()
    .describe('Tenants this project is for.'),
  rails: z
    .strictObject({
      maximumChanges: z.int().min(0).optional().describe('Most objects one plan may update or delete; 50 when absent.'),
      maximumDeletes: z.int().min(0).optional().describe('Most objects one plan may delete; 5 when absent.'),
      maximumSharePercent: percentage
        .optional()
        .describe('Largest share of our objects one plan may update or delete, from ten objects on; 30 when absent.'),
    })
    .optional()
    .describe('Limits on what one plan may change.'),
  schedule: z
    .strictObject({
      cron: z.string().describe('When to look for drift, as a cron expression.'),
      timeZone: z.string().optional().describe('IANA time zone of the expression; UTC when absent.'),
      jitterSeconds: z
        .int()
        .min(0)
        .max(3600)
        .optional()
        .describe(
          'Each run starts up to this many seconds late, by chance, so that tenants do not all ask at once; 0 when absent.',
        ),
      onDrift: caseInsensitiveEnum(driftModes)
        .default('report')
        .describe(
          'report: tell it. repair: make the tenant what git says. propose: open a pull request that adopts it.',
        ),
    })
    .optional(),
  notifications: oneOrMany(notificationSchema).optional().describe('Whom the service tells about drift and failures.'),
  proposals: z
    .strictObject({
      into: z
        .string()
        .min(1)
        .optional()
        .describe('Branch that proposals are to be merged into; the one that is watched when absent.'),
      provider: caseInsensitiveEnum(['github', 'azureDevOps'])
        .optional()
        .describe('Where pull requests are opened; told from the address of the repository when absent.'),
      labels: oneOrMany(z.string().min(1)).optional().describe('Labels of the pull request.'),
    })
    .optional()
    .describe('Pull requests that adopt drift into the files.'),
});

export type Project = z.output<typeof projectSchema>;
export type TenantSettings = z.output<typeof tenantSchema>;
