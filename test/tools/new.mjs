// npm run new -- <thing> <name>: writes the file of a new thing with everything its interface asks for, and its line in the
// registry. What it writes compiles and says nothing yet; the laws over the registry test it from the first run on.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const things = {
  condition: { folder: 'compiler/conditions', list: 'whenConditions', keyed: true, template: condition },
  requirement: { folder: 'compiler/requirements', list: 'requirements', keyed: true, template: requirement },
  session: { folder: 'compiler/session', list: 'sessionControls', keyed: true, template: session },
  platform: { folder: 'compiler/platforms', list: 'platforms', keyed: false, template: platform },
  check: { folder: 'compiler/checks', list: 'checks', keyed: false, template: check },
  guard: { folder: 'reconciler/guards', list: 'guards', keyed: false, template: guard },
  report: { folder: 'reconciler/report', list: 'reportFormats', keyed: false, template: report },
  command: { folder: 'reconciler/cli/commands', list: 'commands', keyed: false, template: command },
};

const [thing, name] = process.argv.slice(2);
const root = resolve(process.cwd());
const kind = Object.hasOwn(things, thing ?? '') ? things[thing] : undefined;
if (kind === undefined)
  stop(`there is no thing \`${thing ?? ''}\` to make`, `one of ${Object.keys(things).join(', ')}`);
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name ?? ''))
  stop(`\`${name ?? ''}\` is no name`, 'use lower-case words with `-` between them');

const identifier = name.replaceAll(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const file = join(root, kind.folder, `${name}.ts`);
const registry = join(root, kind.folder, 'index.ts');
if (existsSync(file)) stop(`${kind.folder}/${name}.ts exists already`, 'choose another name');

writeFileSync(file, kind.template(identifier, name));
writeFileSync(registry, withEntry(readFileSync(registry, 'utf8')));
console.log(`wrote ${kind.folder}/${name}.ts and its line in ${kind.folder}/index.ts`);
console.log('next: fill it in, then run `npm test`; the laws over the registry already look at it');

/** The registry with one more import and one more entry, at the end of its list. */
function withEntry(text) {
  const imports = [...text.matchAll(/^import .*;$/gm)];
  const last = imports.at(-1);
  const at = last.index + last[0].length;
  const withImport = `${text.slice(0, at)}\nimport { ${identifier} } from './${name}.ts';${text.slice(at)}`;
  const close = kind.keyed ? '}' : ']';
  const list = new RegExp(
    `(export const ${kind.list}\\b[^=]*= ${kind.keyed ? '\\{' : '\\['})([^\\${close}]*)${kind.keyed ? '\\}' : '\\]'}`,
  );
  if (!list.test(withImport))
    stop(`the list \`${kind.list}\` was not found in ${kind.folder}/index.ts`, 'add the line by hand');
  return withImport.replace(
    list,
    (_, open, entries) =>
      `${open}${entries.trimEnd().replace(/,?$/, ',')} ${identifier}${entries.includes('\n') ? ',\n' : ' '}${close}`,
  );
}

function nextCode(from, folders) {
  const used = folders.flatMap((folder) =>
    [...readFolder(folder).matchAll(/'GW(\d+)'/g)].map(([, code]) => Number(code)),
  );
  return `GW${Math.max(from, ...used.filter((code) => Math.floor(code / 1000) === Math.floor(from / 1000))) + 1}`;
}

function readFolder(folder) {
  const index = readFileSync(join(root, folder, 'index.ts'), 'utf8');
  return [...index.matchAll(/from '\.\/([^']+)'/g)]
    .map(([, path]) => readFileSync(join(root, folder, path), 'utf8'))
    .join('\n');
}

function condition(id, file) {
  return `import { z } from 'zod';
import type { Condition } from './condition.ts';
import { stringsAt } from './read-wire.ts';

/** What the condition looks at, and which Graph page says so: \`conditions.${id}\`. */
export const ${id}: Condition<readonly string[]> = {
  name: '${id}',
  schema: z.array(z.string().min(1)).min(1).describe('What a person writes here (${file}).'),
  wire: ['/conditions/${id}'],
  lower: (spec) => ({ ${id}: spec }),
  lift(conditions) {
    const values = stringsAt(conditions, '${id}');
    return values.length === 0 ? undefined : values;
  },
  write: (spec) => spec,
};
`;
}

function requirement(id, file) {
  return `import { builtInControl } from './built-in-control.ts';

/** What is required, and which member of conditionalAccessGrantControl says so. */
export const ${id} = builtInControl('${id}', '${id}', 'What a person gets by writing it (${file}).');
`;
}

function session(id, file) {
  return `import { z } from 'zod';
import { isJsonObject } from '../../schemas/json.ts';
import type { SessionControl } from './session-control.ts';

/** What happens after access is granted, and which Graph page says so: \`sessionControls.${id}\`. */
export const ${id}: SessionControl<true> = {
  name: '${id}',
  schema: z.literal(true).describe('What a person gets by writing it (${file}).'),
  wire: ['/sessionControls/${id}'],
  lower: () => ({ ${id}: { isEnabled: true } }),
  lift(sessionControls) {
    const body = sessionControls.${id};
    return isJsonObject(body) && body.isEnabled === true ? true : undefined;
  },
  write: (spec) => spec,
};
`;
}

function platform(id, file) {
  return `import { factNames } from '../../schemas/facts.ts';
import type { Platform } from './platform.ts';
import { booleans } from './property-shapes.ts';
import { notOn } from './refusals.ts';

const title = '${file}';

/** Which devices these are, and which Graph page says how they are judged. */
export const ${id}: Platform = {
  name: '${id}',
  title,
  odataType: '#microsoft.graph.${id}CompliancePolicy',
  conditionalAccessPlatform: 'linux',
  facts: {
    // Everything is refused. Answer what the type has a property for: \`encryption: flag('storageRequireEncryption', 'required')\`.
    ...notOn(title, ...factNames),
  },
  // Every property of the type, facts and settings alike.
  properties: { ...booleans() },
};
`;
}

function check(id) {
  const code = nextCode(4000, ['compiler/checks']);
  return `import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { protectionsIn } from '../document.ts';
import type { Check } from './check.ts';

const sentence = (name: string) => \`kind: Protection
name: \${name}
protect: Exchange Online
for: Sales
require: mfa
\`;

const rule: FindingRule = {
  code: '${code}',
  severity: 'warning',
  title: 'say here, in one line, what is wrong',
  explanation: 'Why it is wrong, which page of Microsoft says so, and what to do.',
  failing: { documents: sentence('example-of-what-is-wrong') },
  passing: { documents: sentence('example-of-what-is-right') },
};

/** What the check is about. */
export const ${id}: Check = {
  rules: [rule],
  documents: (program) =>
    protectionsIn(program)
      .filter(({ spec }) => spec.name === 'example-of-what-is-wrong')
      .map(({ spec, yaml }) =>
        findingOf(rule, {
          message: \`\\\`\${spec.name}\\\` is wrong\`,
          help: 'what to do about it',
          span: yaml.spanOf('/name'),
          pointer: '/name',
        }),
      ),
};
`;
}

function guard(id) {
  const code = nextCode(6000, ['reconciler/guards']);
  return `import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { resourceKey } from '../../schemas/resource.ts';
import type { Guard } from './guard.ts';

const group = (name: string) => \`kind: Group\\nname: \${name}\\n\`;

const rule: FindingRule = {
  code: '${code}',
  severity: 'error',
  title: 'say here, in one line, what must not happen',
  explanation: 'Why it must not happen, and what to do instead.',
  failing: { documents: group('Example of what must not happen'), tenant: {} },
  passing: { documents: group('Example of what may happen'), tenant: {} },
};

/** What the guard stops. Monotone: adding a change never turns its refusal into a pass. */
export const ${id}: Guard = {
  rule,
  acceptable: true,
  check: ({ drafts }) =>
    drafts
      .filter(({ change }) => change.title === 'Example of what must not happen')
      .map(({ change }) =>
        findingOf(rule, { message: \`\\\`\${change.title}\\\` must not be\`, help: 'what to do', resource: resourceKey(change) }),
      ),
};
`;
}

function report(id, file) {
  return `import type { ReportFormat } from './report-format.ts';

/** Who reads this format, and where. */
export const ${id}: ReportFormat = {
  name: '${file}',
  render: ({ plan }) => plan.changes.map((change) => \`\${change.action} \${change.title}\`).join('\\n'),
};
`;
}

function command(id, file) {
  return `import { type CliCommand, projectOptions, textOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const ${id}: CliCommand = {
  name: '${file}',
  summary: 'what it does, in one line',
  options: projectOptions,
  examples: ['gatewright ${file}'],
  async run(invocation) {
    const { openProject } = await import('../../project/project-folder.ts');
    const project = await openProject(textOption(invocation, 'directory'));
    invocation.output.data(\`\${project.files.length} files\`);
    return exitCodes.ok;
  },
};
`;
}

function stop(message, help) {
  console.error(`error: ${message}\n  = help: ${help}`);
  process.exit(1);
}
