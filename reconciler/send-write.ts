import type { GraphRequest } from '../schemas/graph-request.ts';
import type { JournalOutcome } from '../schemas/journal.ts';
import { isJsonObject, type Json } from '../schemas/json.ts';
import { kinds } from '../schemas/kinds/index.ts';
import type { PlannedRequest } from '../schemas/plan.ts';
import { resourceKey } from '../schemas/resource.ts';
import { digestOf } from './diff/digest.ts';
import { findTwin } from './find-twin.ts';
import type { DraftChange } from './plan/build-plan.ts';
import { GraphError, type GraphResponse, type Lease, type Ports } from './ports.ts';
import { bindRequest } from './tenant/bind-request.ts';
import type { Directory } from './tenant/directory.ts';

export interface WriteContext {
  readonly ports: Ports;
  readonly lease: Lease;
  readonly directory: Directory;
  readonly origin: string;
  readonly draft: DraftChange;
  readonly request: PlannedRequest;
  /** The object's own id, once it exists. */
  readonly id: string | undefined;
  /** True for the request that makes the object. */
  readonly creates: boolean;
  /** True for a request that completes an object made moments ago. */
  readonly isNew: boolean;
  readonly sequence: number;
}

const longestWaitForReference = 90_000;
const mostAttempts = 4;

/**
 * Sends one write: intent into the journal, the request, the outcome into the journal. Gives the id of the object created.
 *
 * A write whose outcome is unknown is not blindly sent again. A PATCH, a PUT, a DELETE or a replacing action says the same thing
 * twice, so it may be repeated; a POST that creates is only repeated after the tenant was searched for what it may have made.
 */
export async function sendWrite(context: WriteContext): Promise<string | undefined> {
  const { ports, lease, draft, request, creates, sequence } = context;
  const bound = bindRequest(request, context.directory, { id: context.id, origin: context.origin });
  const action = draft.change.action === 'delete' ? 'delete' : creates ? 'create' : 'update';
  await ports.store.appendJournal(lease, {
    type: 'intent',
    sequence,
    fence: lease.fence,
    time: ports.clock.now().toISOString(),
    key: resourceKey(draft.change),
    action,
    method: request.method,
    path: bound.path,
    bodyDigest: digestOf(bound.body ?? null),
  });
  const close = (details: Pick<JournalOutcome, 'result' | 'status' | 'requestId' | 'id'>) =>
    ports.store.appendJournal(lease, {
      type: 'outcome',
      sequence,
      fence: lease.fence,
      time: ports.clock.now().toISOString(),
      ...details,
    });
  try {
    const { status, id } = await persist(context, bound);
    await close({ result: 'done', ...(status === undefined ? {} : { status }), ...(id === undefined ? {} : { id }) });
    return id;
  } catch (error) {
    if (error instanceof GraphError) {
      const result = error.outcome === 'unknown' ? 'unknown' : 'refused';
      await close({
        result,
        status: error.status,
        ...(error.requestId === undefined ? {} : { requestId: error.requestId }),
      });
    }
    throw error;
  }
}

interface Written {
  readonly status?: number | undefined;
  readonly id?: string | undefined;
}

/** Until the write is known to have happened, is refused, or nothing more can be found out. */
async function persist(context: WriteContext, bound: GraphRequest): Promise<Written> {
  const { clock, graph } = context.ports;
  const began = clock.monotonic();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return writtenBy(await graph.send(bound), context);
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      if (isDoneAlready(error, bound.method)) return { status: error.status };
      if (isReferenceLag(error, bound, context) && clock.monotonic() - began < longestWaitForReference) {
        await clock.sleep(5_000);
        continue;
      }
      if (error.outcome !== 'unknown' || attempt >= mostAttempts) throw error;
      const made = context.creates ? await findTwin(context) : undefined;
      if (made !== undefined) return { id: made };
      await clock.sleep(1_000 * 2 ** attempt);
    }
  }
}

function writtenBy(response: GraphResponse, { creates, draft }: WriteContext): Written {
  if (!creates) return { status: response.status };
  const id: Json | undefined = isJsonObject(response.body) ? response.body.id : undefined;
  if (typeof id !== 'string')
    throw new Error(`Graph created a ${kinds[draft.change.kind].title} and did not say its id`);
  return { status: response.status, id };
}

/** Deleting what is gone, and adding a member who is one, leave the tenant as it should be. */
function isDoneAlready(error: GraphError, method: string): boolean {
  if (method === 'DELETE') return error.status === 404;
  return error.status === 400 && error.request.path.endsWith('/$ref') && /already exist/i.test(error.message);
}

/**
 * What was just created is not visible to the service's other parts for some seconds: a location or strength to the validation of
 * policies (service errors 1040 and 1054; KelvinTegelaar/CIPP issues 3614 and 198), a group to Intune, an object to the request that
 * completes it (microsoft/terraform-provider-msgraph issue 32). Names were looked up before, so a refusal that names an id we sent
 * as unknown can hardly mean that there is no such object.
 */
function isReferenceLag(error: GraphError, bound: GraphRequest, { isNew }: WriteContext): boolean {
  if (error.outcome !== 'refused') return false;
  if (error.status === 404) return isNew;
  if (error.status !== 400) return false;
  if (error.number === 1040 || error.number === 1054) return true;
  if (/(not found|does not exist) in the directory/i.test(error.message)) return true;
  const said = error.message.toLowerCase();
  return /not (be )?found|(does|do) not exist/.test(said) && idsIn(bound).some((id) => said.includes(id));
}

function idsIn({ path, body }: GraphRequest): readonly string[] {
  const text = `${path} ${JSON.stringify(body ?? null)}`.toLowerCase();
  return text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
}
