import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { version } from '../../reconciler/version.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Modules it imports: paths from the root for our own, names for packages. */
  readonly imports: readonly string[];
}

const files: readonly SourceFile[] = ['schemas', 'compiler', 'reconciler'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.split(sep).join('/')}`)
    .filter((path) => path.endsWith('.ts'))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const named = [
        ...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom '([^']+)'/gm),
        ...text.matchAll(/\bimport\('([^']+)'\)/g),
      ];
      const imports = named.map(([, name = '']) =>
        name.startsWith('.') ? posix.join(dirname(path).split(sep).join('/'), name) : name,
      );
      return { path, text, imports };
    }),
);

const isGenerated = (path: string) => path.endsWith('.generated.ts');
/** Tables of facts: as long as the facts are many. */
const data = ['schemas/wellknown/applications.ts', 'schemas/wellknown/directory-roles.ts', 'reconciler/emulator/data/'];
const isData = (path: string) => data.some((place) => path.startsWith(place));

describe('imports run one way', () => {
  const allowed: Readonly<Record<string, { readonly own: readonly string[]; readonly packages: RegExp }>> = {
    schemas: { own: ['schemas'], packages: /^zod$/ },
    compiler: { own: ['schemas', 'compiler'], packages: /^(zod|js-yaml|fast-json-patch)$/ },
    reconciler: { own: ['schemas', 'compiler', 'reconciler'], packages: /./ },
  };

  it.each(Object.entries(allowed))('%s', (layer, { own, packages }) => {
    const wrong = files
      .filter(({ path }) => path.startsWith(`${layer}/`))
      .flatMap(({ path, imports }) =>
        imports
          .filter((name) =>
            name.endsWith('.ts') ? !own.some((folder) => name.startsWith(`${folder}/`)) : !packages.test(name),
          )
          .map((name) => `${path} imports ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  /** What entries of a vocabulary may use of ours besides schemas and files of their own folder. */
  const vocabularies: Readonly<Record<string, readonly string[]>> = {
    'compiler/conditions': [],
    'compiler/requirements': [],
    'compiler/session': [],
    'compiler/platforms': [],
    'compiler/app-protection': [],
    'compiler/noncompliance': [],
    'schemas/kinds': [],
    'reconciler/report': [
      'compiler/text/counted.ts',
      'compiler/text/visible-text.ts',
      'reconciler/cli/output.ts',
      'reconciler/all-rules.ts',
      'reconciler/telling/sentence.ts',
      'reconciler/telling/sentences-of.ts',
    ],
    'reconciler/guards': [
      'compiler/analysis/atom.ts',
      'compiler/analysis/coverage-of-resources.ts',
      'compiler/analysis/demand.ts',
      'compiler/diff/difference.ts',
      'compiler/project.ts',
      'compiler/sentence/break-glass.ts',
      'reconciler/graph/identity/who-am-i.ts',
      'reconciler/plan/build-plan.ts',
      'reconciler/plan/strictness.ts',
      'reconciler/tenant/read-emergency-access.ts',
      'reconciler/tenant/read-memberships.ts',
    ],
  };

  it.each(Object.entries(vocabularies))('entries of %s know no stage and no other vocabulary', (folder, others) => {
    const wrong = files
      .filter(({ path }) => path.startsWith(`${folder}/`))
      .flatMap(({ path, imports }) =>
        imports
          .filter(
            (name) =>
              name.endsWith('.ts') &&
              !name.startsWith('schemas/') &&
              !name.startsWith(`${folder}/`) &&
              !others.includes(name),
          )
          .map((name) => `${path} imports ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it('checks know documents and what they are made of, and no stage but the links between documents', () => {
    const known =
      /^(schemas|compiler\/(checks|analysis|assignments|documents|sentence|filter|platforms|app-protection|conditions|requirements|text|link\.ts|document\.ts|reliance\.ts|project\.ts|scalar-place\.ts|graph-json\/published-types\.ts))/;
    const wrong = files
      .filter(({ path }) => path.startsWith('compiler/checks/'))
      .flatMap(({ path, imports }) =>
        imports.filter((name) => !known.test(name)).map((name) => `${path} imports ${name}`),
      );
    expect(wrong).toEqual([]);
  });
});

describe('registries are complete', () => {
  /** Files beside the entries of a registry that are no entries. */
  const supporting: Readonly<Record<string, readonly string[]>> = {
    'reconciler/guards': ['guard.ts', 'enforced.ts', 'narrowing.ts', 'one-name-each.ts'],
    'reconciler/report': [
      'annotations.ts',
      'comment.ts',
      'html-tag.ts',
      'markdown-text.ts',
      'place-of.ts',
      'plain-words.ts',
      'property-values.ts',
      'readable.ts',
      'report-format.ts',
      'sections.ts',
      'sentences.ts',
      'tally.ts',
      'tell-actor.ts',
      'text.ts',
      'text-changes.ts',
      'text-sentences.ts',
      'worst-changes.ts',
      'waive-command.ts',
      'waived-lines.ts',
    ],
    'reconciler/cli/commands': [],
    'schemas/kinds': [
      'api-version-for.ts',
      'app-protection-defaults.ts',
      'app-protection-words.ts',
      'authentication-method-words.ts',
      'compliance-words.ts',
      'conditional-access-words.ts',
      'policy-equivalences.ts',
      'is-at.ts',
      'is-provided.ts',
      'kind.ts',
      'managed-app-protections.ts',
      'map-at.ts',
      'names-to-references.ts',
      'removed-members.ts',
      'tell-state.ts',
      'title-of.ts',
      'with-mark.ts',
      'without-read-only.ts',
    ],
  };

  it.each(Object.entries(supporting))('%s', (folder, beside) => {
    const index = files.find(({ path }) => path === `${folder}/index.ts`);
    const entries = files
      .map(({ path }) => path)
      .filter((path) => dirname(path).split(sep).join('/') === folder && !path.endsWith('/index.ts'));
    const missing = entries.filter(
      (path) => !index?.imports.includes(path) && !beside.includes(path.slice(folder.length + 1)),
    );
    expect(missing).toEqual([]);
  });
});

describe('the world is touched through ports', () => {
  /** Where clocks, randomness, network and environment may be used: the real ports, the emulator, and the command line. */
  const doors = /^reconciler\/(system|graph|git|emulator|store|cli)\//;

  it('nowhere else', () => {
    const touching =
      /\b(Date\.now\(|new Date\(\)|setTimeout\(|setInterval\(|Math\.random\(|fetch\(|process\.env\b|randomUUID\()/;
    const wrong = files
      .filter(({ path, text }) => !doors.test(path) && touching.test(withoutComments(text)))
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });
});

describe('house rules', () => {
  it('files have at most 250 lines', () => {
    const long = files
      .filter(({ path, text }) => !isGenerated(path) && !isData(path) && text.split('\n').length > 251)
      .map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it('no any, no default export, no note that stands in for work', () => {
    const forbidden = /(: any\b|\bas any\b|<any>|\bexport default\b)/;
    const unfinished = /\b(TO[D]O|FIX[M]E)\b/;
    expect(
      files
        .filter(
          ({ path, text }) => !isGenerated(path) && (forbidden.test(withoutComments(text)) || unfinished.test(text)),
        )
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it('casts through unknown are counted, and the count is exact', () => {
    const counts = Object.fromEntries(
      files.flatMap(({ path, text }) => {
        const count = text.split('as unknown as').length - 1;
        return count === 0 ? [] : [[path, count]];
      }),
    );
    expect(counts).toMatchSnapshot();
  });

  it('the version is the one of package.json, and the lock file holds no addresses', () => {
    expect(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version).toBe(version);
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
  });
});

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}
