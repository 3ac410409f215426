import type { NotificationTarget } from '../../compiler/notification.ts';
import { projectFileName, projectSchema } from '../../compiler/project.ts';
import { parseYaml } from '../../compiler/text/parse-yaml.ts';
import { decodeSource } from '../../compiler/text/source-text.ts';
import { hasErrors } from '../../schemas/finding.ts';
import type { ProjectAt, ProjectSource } from '../ports.ts';

/**
 * A source that remembers whom the files it gave last want notified. Where the files cannot be had, or the project file has a
 * mistake in it, that stays as it was: those are the moments somebody has to hear of.
 */
export function knownTargets(source: ProjectSource): {
  readonly source: ProjectSource;
  readonly targets: () => readonly NotificationTarget[];
} {
  let targets: readonly NotificationTarget[] = [];
  return {
    targets: () => targets,
    source: {
      async checkOut(signal) {
        const project = await source.checkOut(signal);
        if (isReadable(project)) targets = project.folder.settings.notifications ?? [];
        return project;
      },
    },
  };
}

function isReadable({ folder }: ProjectAt): boolean {
  const file = folder.files.find((each) => each.file === projectFileName);
  const decoded = file === undefined ? undefined : decodeSource(file);
  if (decoded === undefined || !('text' in decoded)) return false;
  // Of broken YAML something is read all the same.
  const { documents, findings } = parseYaml(projectFileName, decoded.text);
  return !hasErrors(findings) && projectSchema.safeParse(documents[0]?.value).success;
}
