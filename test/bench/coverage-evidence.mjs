/** Policies of a seed, as the analysis takes them. */
export function evidenceOf(seed) {
  const keyed = (kind, bodies) => bodies.map((body) => ({ key: `${kind}/${body.id}`, body }));
  return {
    conditionalAccess: keyed('conditionalAccessPolicies', seed.conditionalAccessPolicies),
    compliance: keyed('deviceCompliancePolicies', seed.deviceCompliancePolicies),
    appProtection: [],
    devicesWithoutPolicy: 'compliant',
    breakGlass: [],
  };
}

/** Who is in what. */
export function factsOf(seed) {
  return {
    people: seed.users.map(({ id, userPrincipalName, userType }) => ({
      id,
      name: userPrincipalName,
      external: userType === 'Guest',
    })),
    groups: seed.groups.map(({ id, members }) => ({ id, members })),
    roles: [],
  };
}
