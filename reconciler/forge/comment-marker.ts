/** What the first line of our comment says to our next run. */
export interface CommentMarker {
  /** Which of our comments it is: `plan:contoso`. There is one per key on a pull request. */
  readonly key: string;
  /** The digest of the plan shown below, where there is one. */
  readonly digest?: string;
  /** The commit the plan was made from. */
  readonly commit?: string;
  /** The number of the run that wrote it; a run with a lower one leaves it alone. */
  readonly run?: number;
}

const pattern = /^<!-- gatewright (\S+)((?: [a-z]+=[\w:%.+-]+)*) -->(?:\r?\n|$)/;

/** The hidden first line of a comment. What is put in cannot end the line or the HTML comment. */
export function writeMarker({ key, digest, commit, run }: CommentMarker): string {
  const members = Object.entries({ digest, commit, run }).flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}=${encode(String(value))}`],
  );
  return `<!-- gatewright ${encode(key)}${members.join('')} -->`;
}

/** The marker of a comment; undefined where its first line is none. Only the first line counts: below it stand titles anybody chose. */
export function readMarker(body: string): CommentMarker | undefined {
  const [, key, members = ''] = pattern.exec(body) ?? [];
  if (key === undefined) return undefined;
  const said = new Map(
    members
      .trim()
      .split(' ')
      .map((member) => [member.split('=', 1)[0] ?? '', decode(member.slice(member.indexOf('=') + 1))]),
  );
  const [digest, commit, run] = [said.get('digest'), said.get('commit'), said.get('run')];
  return {
    key: decode(key),
    ...(digest === undefined ? {} : { digest }),
    ...(commit === undefined ? {} : { commit }),
    ...(run === undefined || !/^\d+$/.test(run) ? {} : { run: Number(run) }),
  };
}

/** `--` may not stand in an HTML comment, and `>` could end it. */
function encode(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('--', '-%2D')
    .replaceAll(/[!'()*~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
