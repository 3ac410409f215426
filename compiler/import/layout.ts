import type { JsonObject } from '../../schemas/json.ts';
import { projectFileName } from '../project.ts';
import { writeYaml } from './write-yaml.ts';

export interface ImportedFile {
  /** Relative to the project, with `/` between folders. */
  readonly path: string;
  readonly text: string;
  /** The document in the file; undefined for the project file. */
  readonly document: JsonObject | undefined;
}

/** Where documents of a kind are kept. */
const folders: Readonly<Record<string, string>> = {
  Protection: 'policies',
  ConditionalAccessPolicy: 'policies',
  Audience: 'audiences',
  NamedLocation: 'locations',
  AuthenticationStrength: 'authentication',
  AuthenticationContext: 'authentication',
  TermsOfUse: 'terms-of-use',
  Group: 'groups',
  CompliancePolicy: 'compliance',
  DeviceStandard: 'compliance',
  LinuxCompliancePolicy: 'compliance',
  NotificationTemplate: 'notifications',
  AssignmentFilter: 'assignment-filters',
  ComplianceScript: 'compliance-scripts',
  AppProtection: 'app-protection',
};

/** A project as files: one document each, a folder per kind of thing, named for what they hold. */
export function layOut(settings: JsonObject, documents: readonly JsonObject[]): readonly ImportedFile[] {
  const taken = new Set<string>();
  const files = documents.map((document): ImportedFile => {
    const folder = folders[String(document.kind)] ?? 'documents';
    let path = `${folder}/${String(document.name)}.yaml`;
    if (taken.has(path)) path = `${folder}/${String(document.name)}.${String(document.kind).toLowerCase()}.yaml`;
    taken.add(path);
    return { path, text: `${header('../')}${writeYaml(document)}`, document };
  });
  const used = [...new Set(files.map(({ path }) => path.split('/')[0] ?? ''))].sort();
  const project: JsonObject = { version: 1, ...(used.length === 0 ? {} : { documents: used }), ...settings };
  const text = `# yaml-language-server: $schema=.schema/gatewright.schema.json\n${writeYaml(project)}`;
  return [{ path: projectFileName, text, document: undefined }, ...files];
}

function header(up: string): string {
  return `# yaml-language-server: $schema=${up}.schema/policy.schema.json\n`;
}
