import type { Json, JsonObject } from '../schemas/json.ts';
import { kinds } from '../schemas/kinds/index.ts';
import type { Origin, Resource } from '../schemas/resource.ts';
import type { LinkedProgram } from './link.ts';
import { type Project, projectSchema } from './project.ts';
import { writeValidity } from './validity-period.ts';

/** The name of the one resource in git; there is no document to take it from. */
export const tenantSettingsName = 'tenant';

/** One member of the project that is a tenant-wide setting, and the property of deviceManagementSettings it is. */
interface Setting {
  readonly member: keyof Project;
  readonly property: string;
  /** Undefined where the project does not state it. */
  lower(project: Project): Json | undefined;
  /** What a person would write; undefined where the tenant has what every tenant begins with. */
  write(value: Json): Json | undefined;
}

const settings: readonly Setting[] = [
  {
    member: 'devicesWithoutPolicy',
    property: 'secureByDefault',
    lower: ({ devicesWithoutPolicy }) => devicesWithoutPolicy && devicesWithoutPolicy === 'noncompliant',
    write: (value) => (value === true ? 'noncompliant' : undefined),
  },
  {
    member: 'complianceValidity',
    property: 'deviceComplianceCheckinThresholdDays',
    lower: ({ complianceValidity }) => complianceValidity,
    // 0 is what a tenant says where nobody ever set it (Microsoft365DSC pull request 6454, 2025).
    write: (value) => (typeof value === 'number' && value !== 0 && value !== 30 ? writeValidity(value) : undefined),
  },
  {
    member: 'enhancedJailbreakDetection',
    property: 'enhancedJailBreak',
    lower: ({ enhancedJailbreakDetection }) => enhancedJailbreakDetection,
    write: (value) => (value === true ? true : undefined),
  },
];

/** The properties of deviceManagementSettings that a project can state. */
export const tenantSettingProperties: readonly string[] = settings.map(({ property }) => property);

/** The tenant-wide settings a project states, as one resource; none where it states none. What is not stated is not ours. */
export function tenantSettings({ project, projectYaml }: LinkedProgram): readonly Resource[] {
  const stated = settings.flatMap((setting) => {
    const value = setting.lower(project);
    return value === undefined ? [] : [{ ...setting, value }];
  });
  const [first] = stated;
  if (first === undefined) return [];
  const origins = stated.flatMap(({ member, property }): readonly Origin[] =>
    projectYaml === undefined ? [] : [{ pointer: `/settings/${property}`, span: projectYaml.spanOf(`/${member}`) }],
  );
  const whole = origins.slice(0, 1).map(({ span }): Origin => ({ pointer: '', span }));
  return [
    {
      kind: 'deviceManagementSettings',
      name: tenantSettingsName,
      apiVersion: kinds.deviceManagementSettings.apiVersion,
      body: { settings: Object.fromEntries(stated.map(({ property, value }) => [property, value])) },
      origins: [...whole, ...origins],
    },
  ];
}

/** The members of a project file that state what a tenant has, where that is not what every tenant begins with. */
export function writeTenantSettings(live: JsonObject): JsonObject {
  const members = settings.flatMap(({ member, property, write }) => {
    const written = write(live[property] ?? null);
    const isSayable = written !== undefined && projectSchema.shape[member].safeParse(written).success;
    return isSayable ? [[member, written] as const] : [];
  });
  return Object.fromEntries(members);
}
