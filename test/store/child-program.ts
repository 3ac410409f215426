import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const project = fileURLToPath(new URL('../../', import.meta.url));
const sources = ['reconciler/store', 'reconciler/system', 'schemas'];

/**
 * Programs that run in processes of their own, to be killed or to compete: the store as JavaScript in a folder inside the project,
 * where Node finds the packages.
 */
export class ChildPrograms {
  readonly #directory: string;
  readonly #children = new Set<ChildProcess>();

  private constructor(directory: string) {
    this.#directory = directory;
  }

  static async prepare(): Promise<ChildPrograms> {
    await mkdir(join(project, 'test-output'), { recursive: true });
    const directory = await mkdtemp(join(project, 'test-output', 'store-'));
    const files = ['reconciler/ports.ts'];
    for (const folder of sources) {
      for (const name of await readdir(join(project, folder)))
        if (name.endsWith('.ts')) files.push(`${folder}/${name}`);
    }
    for (const file of files) {
      const { outputText } = ts.transpileModule(await readFile(join(project, file), 'utf8'), {
        fileName: file,
        compilerOptions: {
          module: ts.ModuleKind.ESNext,
          target: ts.ScriptTarget.ES2023,
          verbatimModuleSyntax: true,
          rewriteRelativeImportExtensions: true,
        },
      });
      const target = join(directory, file.replace(/\.ts$/, '.js'));
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, outputText);
    }
    return new ChildPrograms(directory);
  }

  /**
   * Starts a program with `store`, `say(value)` (a line to the parent) and `hear()` (resolves with the parent's next line) in scope.
   */
  async start(store: { readonly directory: string; readonly tenant: string }, program: string): Promise<Child> {
    const path = join(this.#directory, `${this.#children.size}.js`);
    await writeFile(
      path,
      `import { createInterface } from 'node:readline';
import { createFileStore } from './reconciler/store/file-store.js';
import { systemClock } from './reconciler/system/system-clock.js';
const store = createFileStore({ ...${JSON.stringify(store)}, clock: systemClock });
const say = (value) => process.stdout.write(JSON.stringify(value) + '\\n');
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const hear = async () => (await lines.next()).value;
${program}
process.exit(0);
`,
    );
    const child = spawn(process.execPath, [path], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#children.add(child);
    return new Child(child);
  }

  async clean(): Promise<void> {
    for (const child of this.#children) child.kill('SIGKILL');
    await rm(this.#directory, { recursive: true, force: true });
  }
}

/** A running program. */
class Child {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #ended: Promise<void>;

  constructor(child: ChildProcess) {
    if (child.stdout === null) throw new Error('the program has no output');
    this.#process = child;
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    this.#ended = new Promise((resolve) => child.once('exit', () => resolve()));
  }

  get pid(): number {
    if (this.#process.pid === undefined) throw new Error('the program did not start');
    return this.#process.pid;
  }

  /** What the program says next; undefined when it has ended. */
  async next(): Promise<unknown> {
    const line = await this.#lines.next();
    return line.done ? undefined : JSON.parse(line.value);
  }

  tell(line: string): void {
    this.#process.stdin?.write(`${line}\n`);
  }

  /** Ends the program without letting it clean up, at once. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }
}
