import type { JsonObject } from '../../../schemas/json.ts';
import type { Exchange } from '../http/exchange.ts';
import { refusedByIntune } from '../http/failure.ts';
import { textIn } from './values.ts';

const RULE_LIMIT = 3072;
const TENANT_LIMIT = 200;

/** Attributes by the entity they belong to (Microsoft docs: filters-device-properties, 2025-03). */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  device: [
    'cpuArchitecture',
    'deviceCategory',
    'deviceName',
    'deviceOwnership',
    'deviceTrustType',
    'enrollmentProfileName',
    'isRooted',
    'manufacturer',
    'model',
    'operatingSystemVersion',
    'osVersion',
    'operatingSystemSKU',
  ],
  app: [
    'appVersion',
    'deviceManagementType',
    'deviceManufacturer',
    'deviceModel',
    'operatingSystemVersion',
    'osVersion',
  ],
};

const COMPARISON =
  /^(device|app)\.(\w+)\s+-?(eq|ne|startsWith|contains|notContains|in|notIn|gt|ge|lt|le)\s+("[^"]*"|'[^']*'|\[[^\]]*\]|\$?null|true|false|[\d.]+)/i;

/** Throws Failure 400 for a filter that cannot be stored. */
export function checkAssignmentFilter(exchange: Exchange, filter: JsonObject): void {
  const { behaviours, state, method } = exchange;
  const rule = textIn(filter.rule);
  const count = state.rows('assignmentFilters').size + (method === 'POST' ? 1 : 0);
  if (behaviours.is('assignmentFiltersAreLimited')) {
    if (rule.length > RULE_LIMIT) throw refusedByIntune(`A rule has at most ${RULE_LIMIT} characters`);
    if (count > TENANT_LIMIT) throw refusedByIntune(`A tenant has at most ${TENANT_LIMIT} assignment filters`);
  }
  const entity = filter.assignmentFilterManagementType === 'apps' ? 'app' : 'device';
  if (behaviours.is('assignmentFilterRulesAreRead')) checkRule(rule, entity);
}

/** Comparisons joined by `and` and `or`, in parentheses that match. Looks at nothing else. */
function checkRule(rule: string, entity: string): void {
  let rest = rule.trim();
  let depth = 0;
  let isOperandNext = true;
  while (rest !== '') {
    const comparison = isOperandNext ? COMPARISON.exec(rest) : null;
    const [joint = ''] = /^-?(and|or)\b/i.exec(rest) ?? [];
    const [letter = ''] = rest;
    if (comparison !== null) {
      const [text, named = '', attribute = ''] = comparison;
      const known = (ATTRIBUTES[entity] ?? []).some((name) => name.toLowerCase() === attribute.toLowerCase());
      if (named.toLowerCase() !== entity || !known) throw refuse(`${named}.${attribute} is not supported`);
      isOperandNext = false;
      rest = rest.slice(text.length).trimStart();
    } else if (letter === '(' && isOperandNext) {
      depth += 1;
      rest = rest.slice(1).trimStart();
    } else if (letter === ')' && !isOperandNext && depth > 0) {
      depth -= 1;
      rest = rest.slice(1).trimStart();
    } else if (joint !== '' && !isOperandNext) {
      isOperandNext = true;
      rest = rest.slice(joint.length).trimStart();
    } else throw refuse(`near '${rest.slice(0, 20)}'`);
  }
  if (depth > 0 || isOperandNext) throw refuse('it ends too early');
}

function refuse(why: string) {
  return refusedByIntune(`The rule of the assignment filter is not valid: ${why}`);
}

/** Throws Failure 400 for a filter that an assignment names. The words are the portal's (Microsoft docs: filters, 2024-03). */
export function checkFilterIsFree({ behaviours, state }: Exchange, { id }: JsonObject): void {
  if (!behaviours.is('assignedFiltersStay')) return;
  const used = [...state.rows('deviceCompliancePolicies').values()].some(({ assignments }) =>
    JSON.stringify(assignments ?? []).includes(`"deviceAndAppManagementAssignmentFilterId":"${textIn(id)}"`),
  );
  if (used) {
    throw refusedByIntune(
      'Unable to delete assignment filter - An assignment filter is associated with existing assignments. ' +
        'Delete all the assignments for the filter and try again.',
    );
  }
}
