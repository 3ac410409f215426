/**
 * Addresses of the page. A name may hold anything, so it travels as one escaped segment. Browsers fold `.` and `..` away even when
 * they are escaped (WHATWG URL standard, "double-dot path segment"), and an empty segment is lost; those get a `~` before them.
 */
export const addresses = {
  home: '/',
  tenant: (tenant: string) => `/tenants/${segment(tenant)}`,
  objects: (tenant: string) => `/tenants/${segment(tenant)}/objects`,
  coverage: (tenant: string) => `/tenants/${segment(tenant)}/coverage`,
  run: (tenant: string, id: string) => `/tenants/${segment(tenant)}/runs/${segment(id)}`,
  record: (id: string) => `/runs/${segment(id)}.json`,
  object: (tenant: string, kind: string, name: string) =>
    `/tenants/${segment(tenant)}/objects/${segment(kind)}/${segment(name)}`,
  signIn: '/sign-in',
  signOut: '/sign-out',
} as const;

/** A name as one segment of a path. */
function segment(name: string): string {
  const marked = /^(~|\.{0,2}$)/.test(name) ? `~${name}` : name;
  return encodeURIComponent(marked.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
}

/** The name behind a segment, given without its percent signs. */
export function nameOf(decoded: string): string {
  return decoded.startsWith('~') ? decoded.slice(1) : decoded;
}

/** An address with a query; members that are undefined or empty are left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '');
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
