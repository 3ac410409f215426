const mark = '[removed]';

/** Shorter literals are words of the test tenants, such as `emulator`; in their places a text would be mutilated for nothing. */
const shortestLiteral = 12;

/** Secret wherever they stand: JSON Web Tokens, signed or encrypted (RFC 7519, RFC 7516), and PEM blocks (RFC 7468), also cut off. */
const byShape = [
  // Not in the middle of a word, so that no text is searched twice.
  /(?<![\w-])eyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*){0,3}/g,
  /-----BEGIN [^\n-]{1,64}-----[\s\S]*?(?:-----END [^\n-]{1,64}-----|$)/g,
];

/** Secret because of what stands before them: a header (RFC 6750), or the parameters of a token request (RFC 6749, RFC 7523). */
const byName = [
  /\b(Bearer(?:\s|%20|\+|&nbsp;)+)[^\s"'<>,;&]+/gi,
  /\b((?:client_?secret|client_?assertion|(?:access|refresh|id)_?token)(?:["'\s:=]|&quot;|%3D)+)[^\s"'<>,;&]+/gi,
];

/**
 * A text of somebody else's without what must not be shown: the `secrets` in use, and what looks like one. A proxy that answers
 * with the request it did not like sends the token back; from an error it would reach the terminal, the log of the pipeline and
 * its reports.
 */
export function scrub(text: string, secrets: readonly string[] = []): string {
  return byName.reduce((left, pattern) => left.replace(pattern, `$1${mark}`), scrubKnown(text, secrets));
}

/** The same for our own output, in which only what is surely a secret may be replaced: `Bearer` may be a word of a title there. */
export function scrubKnown(text: string, secrets: readonly string[]): string {
  const literals = secrets.filter((secret) => secret.length >= shortestLiteral).flatMap(spellings);
  const without = literals.reduce((left, literal) => left.replaceAll(literal, mark), text);
  return byShape.reduce((left, pattern) => left.replace(pattern, mark), without);
}

/** A secret as it stands in a header, in JSON, in an address and in HTML. */
function spellings(secret: string): readonly string[] {
  const html = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const all = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), html];
  return [...new Set([...all, html.replaceAll('"', '&quot;')])].toSorted((a, b) => b.length - a.length);
}
