import type { AppProtectionSpec } from './documents/app-protection.ts';
import type { AssignmentFilterSpec } from './documents/assignment-filter.ts';
import type { AudienceSpec } from './documents/audience.ts';
import type { DeviceStandardSpec } from './documents/device-standard.ts';
import type { DocumentHeader } from './documents/document-kind.ts';
import type { NamedLocationSpec } from './documents/named-location.ts';
import type { ProtectionSpec } from './documents/protection.ts';
import type { WaiverSpec } from './documents/waiver.ts';
import type { Project } from './project.ts';
import type { YamlDocument } from './text/parse-yaml.ts';

/** A typed document together with the text it came from. */
export interface Document<Spec extends DocumentHeader = DocumentHeader> {
  readonly spec: Spec;
  readonly yaml: YamlDocument;
}

/** Everything the files of a project say, typed, before anything refers to anything. */
export interface Program {
  readonly project: Project;
  /** The text of the project file; undefined where the project is a default one. */
  readonly projectYaml: YamlDocument | undefined;
  readonly documents: readonly Document[];
  /** Keys (`kind/name`) of documents that are there but unreadable: a name that leads to one is not unknown. */
  readonly broken: readonly string[];
}

export function documentKey(document: { readonly kind: string; readonly name: string }): string {
  return `${document.kind}/${document.name}`;
}

export function protectionsIn(program: Program): readonly Document<ProtectionSpec>[] {
  return documentsOfKind<ProtectionSpec>(program, 'Protection');
}

export function audiencesIn(program: Program): readonly Document<AudienceSpec>[] {
  return documentsOfKind<AudienceSpec>(program, 'Audience');
}

export function standardsIn(program: Program): readonly Document<DeviceStandardSpec>[] {
  return documentsOfKind<DeviceStandardSpec>(program, 'DeviceStandard');
}

export function appProtectionsIn(program: Program): readonly Document<AppProtectionSpec>[] {
  return documentsOfKind<AppProtectionSpec>(program, 'AppProtection');
}

export function locationsIn(program: Program): readonly Document<NamedLocationSpec>[] {
  return documentsOfKind<NamedLocationSpec>(program, 'NamedLocation');
}

export function assignmentFiltersIn(program: Program): readonly Document<AssignmentFilterSpec>[] {
  return documentsOfKind<AssignmentFilterSpec>(program, 'AssignmentFilter');
}

export function waiversIn(program: Program): readonly Document<WaiverSpec>[] {
  return documentsOfKind<WaiverSpec>(program, 'Waiver');
}

/** `kind` decides which schema accepted the document, hence its type. */
function documentsOfKind<Spec extends DocumentHeader>(program: Program, kind: Spec['kind']): readonly Document<Spec>[] {
  return program.documents.filter((document) => document.spec.kind === kind) as unknown as readonly Document<Spec>[];
}
