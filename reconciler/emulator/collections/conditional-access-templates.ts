import type { JsonObject } from '../../../schemas/json.ts';
import { CONDITIONAL_ACCESS_TEMPLATES } from '../data/conditional-access-templates.ts';
import { type Exchange, param } from '../http/exchange.ts';
import { Failure } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { contextUrl, listReply, objectReply, type QueryRules } from '../odata/query.ts';
import { show } from './collection-support.ts';
import { normalisePolicy } from './conditional-access/normalise.ts';
import { objectIn, textIn } from './values.ts';

const PATH = '/identity/conditionalAccess/templates';
const CONTEXT = 'conditionalAccess/templates';

/** Filter and select, and nothing that pages (msgraph-metadata v1.0-Prod.csdl, capabilities of `templates`, 2026-08-04). */
const QUERY: QueryRules = {
  service: 'conditionalAccess',
  context: CONTEXT,
  refuses: ['$top', '$skip', '$count', '$expand', '$search'],
  paging: 'truncate',
};

/** The policies Microsoft proposes, read-only; and the evaluation of policies, which is not emulated and says so. */
export const CONDITIONAL_ACCESS_TEMPLATE_ROUTES: readonly Route[] = [
  route('GET', PATH, (exchange) =>
    listReply(
      exchange,
      CONDITIONAL_ACCESS_TEMPLATES.map((template) => showTemplate(exchange, template)),
      QUERY,
    ),
  ),
  route('GET', `${PATH}/{id}`, (exchange) => objectReply(exchange, showTemplate(exchange, find(exchange)), CONTEXT)),
  route('POST', '/identity/conditionalAccess/evaluate', () => {
    const text = 'The emulator does not evaluate policies: /identity/conditionalAccess/evaluate is not emulated yet.';
    throw new Failure(501, 'NotImplemented', text, 'conditionalAccess');
  }),
];

function route(method: Route['method'], path: string, handle: Route['handle']): Route {
  return { method, path, service: 'conditionalAccess', permissions: PERMISSIONS.readPolicies, handle };
}

function find(exchange: Exchange): JsonObject {
  const id = param(exchange, 'id').toLowerCase();
  const found = CONDITIONAL_ACCESS_TEMPLATES.find((template) => template.id === id);
  if (found !== undefined) return found;
  const text = `ConditionalAccessTemplate with id ${id} does not exist in the directory.`;
  throw new Failure(404, 'ResourceNotFound', text, 'conditionalAccess');
}

/** The details have the members of a policy, in full; unlike a policy's they keep those that are null, in beta too. */
function showTemplate(exchange: Exchange, template: JsonObject): JsonObject {
  const details = normalisePolicy(objectIn(template.details) ?? {}, exchange.behaviours);
  const shown = show(exchange, 'conditionalAccessTemplate', { ...template, details });
  const grant = objectIn(objectIn(shown.details)?.grantControls);
  if (grant === undefined) return shown;
  const path = `${CONTEXT}('${textIn(template.id)}')/details/grantControls/authenticationStrength/$entity`;
  const annotated = { ...grant, 'authenticationStrength@odata.context': contextUrl(exchange, path) };
  return { ...shown, details: { ...objectIn(shown.details), grantControls: annotated } };
}
