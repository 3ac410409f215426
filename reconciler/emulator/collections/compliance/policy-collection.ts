import type { JsonObject } from '../../../../schemas/json.ts';
import { intuneAudit } from '../../audit.ts';
import type { Exchange, Reply } from '../../http/exchange.ts';
import { Failure, refusedByIntune } from '../../http/failure.ts';
import type { Route } from '../../http/route.ts';
import { PERMISSIONS } from '../../identity/permissions.ts';
import type { Misfit } from '../../metadata/conform.ts';
import { listReply, objectReply } from '../../odata/query.ts';
import type { Write } from '../../store/tenant-state.ts';
import { bodyAs, rowOf, without } from '../collection-support.ts';
import { misfitText } from '../misfit-text.ts';
import { textIn } from '../values.ts';

/** What tells Intune's two collections of compliance policies apart. */
interface Traits {
  readonly collection: 'compliancePolicies' | 'deviceCompliancePolicies';
  readonly type: string;
  /** The type as the audit log names it, and the property with the name people use. */
  readonly audited: string;
  readonly nameProperty: 'name' | 'displayName';
  /** Set by the service, ignored in bodies. */
  readonly readOnly: readonly string[];
  /** Where only one version has the collection. */
  readonly versions?: Route['versions'];
  view(exchange: Exchange, stored: JsonObject): JsonObject;
}

/** What Intune's two collections of compliance policies do alike: routes, lists, bodies read, changes kept and audited. */
export class PolicyCollection {
  readonly path: string;
  readonly #context: string;
  readonly #traits: Traits;

  constructor(traits: Traits) {
    this.path = `/deviceManagement/${traits.collection}`;
    this.#context = this.path.slice(1);
    this.#traits = traits;
  }

  /** The list and the single object. */
  readRoutes(): readonly Route[] {
    return [
      this.route('GET', this.path, (exchange) => {
        const rows = [...exchange.state.read(this.#traits.collection).values()];
        return this.#listed(
          exchange,
          rows.map((row) => this.#traits.view(exchange, row)),
          this.#context,
        );
      }),
      this.route('GET', `${this.path}/{id}`, (exchange) => this.reply(exchange, this.find(exchange))),
    ];
  }

  route(method: Route['method'], path: string, handle: Route['handle']): Route {
    const permissions = method === 'GET' ? PERMISSIONS.readDeviceConfiguration : PERMISSIONS.writeDeviceConfiguration;
    const { versions } = this.#traits;
    return { method, path, service: 'intune', permissions, handle, ...(versions === undefined ? {} : { versions }) };
  }

  /** An action bound to a policy answers by its name, and by its name with the namespace. */
  actionRoutes(name: string, handle: Route['handle']): readonly Route[] {
    return [name, `microsoft.graph.${name}`].map((each) => this.route('POST', `${this.path}/{id}/${each}`, handle));
  }

  find(exchange: Exchange): JsonObject {
    return rowOf(exchange, this.#traits.collection, (id) => {
      return new Failure(404, 'ResourceNotFound', `Resource '${id}' does not exist.`, 'intune');
    });
  }

  readBody(exchange: Exchange): JsonObject {
    return without(bodyAs(exchange, this.#traits.type, misfitFailure), this.#traits.readOnly);
  }

  reply(exchange: Exchange, stored: JsonObject, status?: number): Reply {
    return objectReply(exchange, this.#traits.view(exchange, stored), this.#context, status);
  }

  /** A list below a policy, which `$filter` and the like may be asked of. */
  listBelow(exchange: Exchange, name: string, rows: readonly JsonObject[]): Reply {
    return this.#listed(exchange, rows, `${this.#context}('id')/${name}`);
  }

  /** What an action returns. */
  replyToAction(exchange: Exchange, rows: readonly JsonObject[], type: string): Reply {
    return this.#listed({ ...exchange, query: new URLSearchParams() }, rows, `Collection(microsoft.graph.${type})`);
  }

  /** Keeps what a policy became, and says so in the audit log: undefined before it was, and once it is gone. */
  save(exchange: Exchange, verb: string, before: JsonObject | undefined, after: JsonObject | undefined): void {
    const { collection, audited, nameProperty } = this.#traits;
    const subject = after ?? before ?? {};
    const id = textIn(subject.id);
    const activity = {
      name: `${verb} ${audited}`,
      category: 'Compliance',
      service: 'Intune',
      type: audited,
      id,
      displayName: textIn(subject[nameProperty]),
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    };
    const write: Write = { collection, id, value: after ?? null };
    // (almenscorner/IntuneCD finds the changes of both collections under one component, 2026.)
    exchange.state.commit([write, ...intuneAudit(exchange, activity, 'DeviceCompliancePolicy')]);
  }

  #listed(exchange: Exchange, rows: readonly JsonObject[], context: string): Reply {
    return listReply(exchange, rows, { service: 'intune', context, paging: { size: 1000, maximum: 1000 } });
  }
}

function misfitFailure(misfit: Misfit | undefined): Failure {
  const text = misfitText(misfit);
  return misfit === undefined ? refusedByIntune(text) : refusedByIntune(text, 'ModelValidationFailure');
}
