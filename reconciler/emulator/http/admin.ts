import { z } from 'zod';
import { BEHAVIOURS } from '../behaviours/behaviours.ts';
import { faultScriptSchema } from '../faults.ts';
import type { Machinery } from './dispatch.ts';
import type { Reply } from './exchange.ts';

/**
 * The emulator's own door for tests in any language, or undefined for other paths:
 * `POST /_emulator/faults` arms a script (an array, or `{"faults": […]}`), `DELETE` disarms all, `GET /_emulator/requests` lists
 * method, path and status of what was answered, `DELETE` forgets it, `GET /_emulator/behaviours` lists the beliefs.
 */
export function adminReply(method: string, path: string, text: string, machinery: Machinery): Reply | undefined {
  switch (`${method} ${path}`) {
    case 'POST /_emulator/faults':
      return armFaults(text, machinery);
    case 'DELETE /_emulator/faults':
      machinery.faults.clear();
      return { status: 204 };
    case 'GET /_emulator/requests':
      return { status: 200, body: { value: machinery.log.entries().map((entry) => ({ ...entry })) } };
    case 'DELETE /_emulator/requests':
      machinery.log.clear();
      return { status: 204 };
    case 'GET /_emulator/behaviours':
      return { status: 200, body: { value: listBehaviours(machinery) } };
    default:
      return undefined;
  }
}

function armFaults(text: string, { faults }: Machinery): Reply {
  try {
    const parsed: unknown = JSON.parse(text);
    const script = faultScriptSchema.parse(z.object({ faults: z.unknown() }).safeParse(parsed).data?.faults ?? parsed);
    faults.add(script);
    return { status: 200, body: { armed: script.length } };
  } catch (error) {
    const message =
      error instanceof z.ZodError ? z.prettifyError(error) : `the fault script cannot be used: ${String(error)}`;
    return { status: 400, body: { error: { code: 'BadFaultScript', message } } };
  }
}

function listBehaviours({ world }: Machinery) {
  // The keys of BEHAVIOURS are behaviour names by construction; Object.entries forgets that.
  const names = Object.keys(BEHAVIOURS) as (keyof typeof BEHAVIOURS)[];
  return names.map((name) => ({ name, ...BEHAVIOURS[name], active: world.behaviours.is(name) }));
}
