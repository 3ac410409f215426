import type { JsonObject } from '../../../../schemas/json.ts';
import type { Exchange } from '../../http/exchange.ts';
import { refusedByIntune } from '../../http/failure.ts';
import { namedType } from '../../metadata/conform.ts';
import { bodyAs, without } from '../collection-support.ts';
import { misfitText } from '../misfit-text.ts';
import { objectIn, textIn } from '../values.ts';

const GROUPS = ['groupAssignmentTarget', 'exclusionGroupAssignmentTarget'];

/**
 * Assignments that replace the old ones. Only groups can be assigned to: "all users" and "all devices" are refused in these words
 * (CIPP issue 4677, 2025). Throws Failure 400.
 */
export function readAppAssignments(
  exchange: Exchange,
  given: readonly JsonObject[],
  policyId: string,
): readonly JsonObject[] {
  const byId = new Map(given.map((item) => readOne(exchange, item, policyId)).map((one) => [textIn(one.id), one]));
  return [...byId.values()];
}

function readOne(exchange: Exchange, item: JsonObject, policyId: string): JsonObject {
  const refuse = (misfit: Parameters<typeof misfitText>[0]) =>
    refusedByIntune(misfitText(misfit), 'ModelValidationFailure');
  const target = objectIn(bodyAs(exchange, 'targetedManagedAppPolicyAssignment', refuse, item).target);
  const type = target === undefined ? undefined : namedType(target);
  if (target === undefined || type === undefined)
    throw refusedByIntune('The target of an assignment must name its type');
  if (!GROUPS.includes(type) && exchange.behaviours.is('appProtectionIsForGroupsOnly')) {
    throw refusedByIntune(
      'Unsupported AssignmentTarget. Group assignments contain classes other than GroupAssignmentTarget and ExclusionGroupTarget',
    );
  }
  const groupId = textIn(target.groupId);
  const isKnown = exchange.state.read('groups').has(groupId.toLowerCase());
  if (GROUPS.includes(type) && !isKnown && exchange.behaviours.is('assignmentGroupsMustExist'))
    throw refusedByIntune(`The group ${groupId} of an assignment does not exist`);
  return {
    id: `${policyId}_${groupId}`,
    source: 'direct',
    sourceId: '00000000-0000-0000-0000-000000000000',
    target: {
      '@odata.type': `#microsoft.graph.${type}`,
      deviceAndAppManagementAssignmentFilterId: null,
      deviceAndAppManagementAssignmentFilterType: 'none',
      ...without(target, ['@odata.type']),
    },
  };
}
