import { renderFinding } from '../../compiler/text/frame.ts';
import { parseYaml } from '../../compiler/text/parse-yaml.ts';

/** All findings of a text as printed. */
export function printed(text: string): string {
  return parseYaml('a.yaml', text)
    .findings.map((finding) => renderFinding(finding, () => text))
    .join('\n\n');
}

/** The first line, the user's lines, the carets and the help of a single finding. */
export function brief(text: string): readonly string[] {
  const lines = printed(text).split('\n');
  return [lines[0] ?? '', ...lines.filter((line) => /^ +\d+ \|/.test(line) || line.includes('^')), lines.at(-1) ?? ''];
}
