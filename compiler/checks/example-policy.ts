/** The parts of the body an example is about, as YAML in one line each; the others are such that nobody would object. */
interface ExampleParts {
  readonly name?: string;
  readonly state?: string;
  readonly applications?: string;
  readonly users?: string;
  /** Conditions beside applications and users, by their Graph names. */
  readonly conditions?: Readonly<Record<string, string>>;
  readonly grant?: string;
  readonly session?: string;
}

/** A document with a literal policy, for the examples of rules about Graph bodies. */
export function examplePolicy(parts: ExampleParts): string {
  const { applications = '{ includeApplications: [All] }', grant = '{ operator: OR, builtInControls: [mfa] }' } = parts;
  const users = parts.users ?? '{ includeUsers: [All], excludeGroups: [Break Glass] }';
  const conditions = Object.entries({ clientAppTypes: '[all]', ...parts.conditions });
  return `kind: ConditionalAccessPolicy
name: ${parts.name ?? 'example'}
body:
  state: ${parts.state ?? 'disabled'}
  conditions:
    applications: ${applications}
    users: ${users}
${conditions.map(([name, value]) => `    ${name}: ${value}\n`).join('')}  grantControls: ${grant}
${parts.session === undefined ? '' : `  sessionControls: ${parts.session}\n`}`;
}
