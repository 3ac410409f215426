import type { CliCommand } from '../command.ts';
import { adopt } from './adopt.ts';
import { apply } from './apply.ts';
import { bind } from './bind.ts';
import { check } from './check.ts';
import { compile } from './compile.ts';
import { completion } from './completion.ts';
import { coverage } from './coverage.ts';
import { demo } from './demo.ts';
import { diff } from './diff.ts';
import { drift } from './drift.ts';
import { emulate } from './emulate.ts';
import { explain } from './explain.ts';
import { importCommand } from './import.ts';
import { init } from './init.ts';
import { plan } from './plan.ts';
import { propose } from './propose.ts';
import { schema } from './schema.ts';

/** Every command. The order is that of the help: the daily round first, then what surrounds it. */
export const commands: readonly CliCommand[] = [
  init,
  importCommand,
  check,
  compile,
  diff,
  plan,
  apply,
  drift,
  coverage,
  propose,
  adopt,
  bind,
  explain,
  emulate,
  demo,
  schema,
  completion,
];
