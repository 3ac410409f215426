import { isJsonObject, type JsonObject } from '../../../../schemas/json.ts';
import type { Exchange } from '../../http/exchange.ts';
import { refusedByIntune } from '../../http/failure.ts';
import { namedType } from '../../metadata/conform.ts';
import { bodyAs, show, without } from '../collection-support.ts';
import { objectIn, textIn } from '../values.ts';

/**
 * The body of `assign` as the list of assignments that replaces the old one. Ids are the policy's and the group's
 * (msgraph-sdk-dotnet issue 2220, 2023). Throws Failure 400 for a body of another shape or an unknown group.
 */
export function readAssignments(
  exchange: Exchange,
  policyId: string,
  policyType: string,
  type = 'deviceCompliancePolicyAssignment',
): readonly JsonObject[] {
  const given = isJsonObject(exchange.body) ? exchange.body.assignments : undefined;
  if (!Array.isArray(given)) throw refusedByIntune("The parameter 'assignments' is required");
  const assignments = given.map((item) => {
    const read = bodyAs(
      exchange,
      type,
      (misfit) =>
        refusedByIntune(
          `The assignment does not fit the model (${misfit?.detail ?? 'no object'}).`,
          'ModelValidationFailure',
        ),
      item,
    );
    const target = objectIn(read.target);
    if (target === undefined || namedType(target) === undefined)
      throw refusedByIntune('The target of an assignment must name its type');
    checkFilter(exchange, target, policyType);
    return assignment(exchange, target, policyId);
  });
  const ids = assignments.map(({ id }) => textIn(id));
  if (new Set(ids).size < ids.length && exchange.behaviours.is('assignmentTargetsAreUnique')) {
    throw refusedByIntune('The same target is assigned more than once');
  }
  return assignments;
}

function assignment(exchange: Exchange, target: JsonObject, policyId: string): JsonObject {
  const groupId = textIn(target.groupId);
  const needsGroup = /group/i.test(namedType(target) ?? '');
  const known = exchange.state.read('groups').has(groupId.toLowerCase());
  if (needsGroup && !known && exchange.behaviours.is('assignmentGroupsMustExist')) {
    throw refusedByIntune(`The group ${groupId} of an assignment does not exist`);
  }
  const filtered = {
    deviceAndAppManagementAssignmentFilterId: null,
    deviceAndAppManagementAssignmentFilterType: 'none',
    ...without(target, ['@odata.type']),
  };
  return {
    id: `${policyId}_${needsGroup ? groupId : idOfTarget(target)}`,
    source: 'direct',
    sourceId: policyId,
    target: { '@odata.type': target['@odata.type'] ?? null, ...filtered },
  };
}

/** The platform of a filter, by the type of compliance policy it can narrow. */
const PLATFORM_OF: Readonly<Record<string, string>> = {
  windows10CompliancePolicy: 'windows10AndLater',
  macOSCompliancePolicy: 'macOS',
  iosCompliancePolicy: 'iOS',
  androidCompliancePolicy: 'android',
  androidWorkProfileCompliancePolicy: 'androidForWork',
  androidDeviceOwnerCompliancePolicy: 'androidForWork',
  aospDeviceOwnerCompliancePolicy: 'androidAOSP',
};

/** Throws Failure 400 for a filter that is not there, or not for devices of the policy's platform. */
function checkFilter(exchange: Exchange, target: JsonObject, policyType: string): void {
  const id = textIn(target.deviceAndAppManagementAssignmentFilterId);
  const mode = target.deviceAndAppManagementAssignmentFilterType ?? 'none';
  if (id === '' || mode === 'none' || !exchange.behaviours.is('assignmentFiltersMustFit')) return;
  const filter = exchange.state.rows('assignmentFilters').get(id);
  if (filter === undefined) throw refusedByIntune(`The assignment filter ${id} does not exist`);
  const platform = PLATFORM_OF[policyType];
  const isForDevices = (filter.assignmentFilterManagementType ?? 'devices') === 'devices';
  if (!isForDevices || (platform !== undefined && filter.platform !== platform)) {
    throw refusedByIntune(`The assignment filter ${id} does not fit a policy for ${platform ?? 'this platform'}`);
  }
}

/** All users and all devices have fixed pseudo groups (policy exports, 2024). */
function idOfTarget(target: JsonObject): string {
  if (namedType(target) === 'allLicensedUsersAssignmentTarget') return 'acacacac-9df4-4c7d-9d50-4ef0226f57a9';
  if (namedType(target) === 'allDevicesAssignmentTarget') return 'adadadad-808e-44e2-905a-0b7873a8a531';
  return textIn(target.collectionId);
}

/** An assignment as the request's version shows it; the filter and the source are beta's. */
export function shownAssignment(
  exchange: Exchange,
  stored: JsonObject,
  type = 'deviceCompliancePolicyAssignment',
): JsonObject {
  return show(exchange, type, stored);
}
