import type { CliCommand } from '../command.ts';
import { adopt } from './adopt.ts';
import { apply } from './apply.ts';
import { bind } from './bind.ts';
import { check } from './check.ts';
import { ci } from './ci.ts';
import { comment } from './comment.ts';
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
import { resume } from './resume.ts';
import { reviewed } from './reviewed.ts';
import { schema } from './schema.ts';
import { suspend } from './suspend.ts';
import { waive } from './waive.ts';
import { watch } from './watch.ts';

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
  waive,
  watch,
  suspend,
  resume,
  coverage,
  propose,
  ci,
  comment,
  reviewed,
  adopt,
  bind,
  explain,
  emulate,
  demo,
  schema,
  completion,
];
