import type { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { assertSafeToServe } from '../../reconciler/dashboard/access/assert-safe-to-serve.ts';
import { Sessions } from '../../reconciler/dashboard/access/sessions.ts';
import { localPath } from '../../reconciler/dashboard/access/sign-in-routes.ts';
import type { PageOptions } from '../../reconciler/dashboard/page-options.ts';
import { createPages } from '../../reconciler/dashboard/pages.ts';
import { styleAddress } from '../../reconciler/dashboard/style/stylesheet.ts';
import { hostileRecords } from '../support/hostile-records.ts';
import { StoryClock } from '../support/story-clock.ts';

const token = 'dGhpcyBpcyBhIGxvbmcgdG9rZW4';
const bearer = { kind: 'bearer', token } as const;
const clock = () => new StoryClock('2026-11-25T12:00:00Z');

async function pagesWith(options: Partial<PageOptions> = {}): Promise<Hono> {
  return createPages(await hostileRecords(), { clock: clock(), ...options });
}

/** A request as @hono/node-server hands it on, with the address of whoever connected. */
function ask(app: Hono, url: string, init: RequestInit = {}, peer = '127.0.0.1'): Promise<Response> {
  const incoming = { socket: { remoteAddress: peer } };
  return Promise.resolve(app.fetch(new Request(url, { redirect: 'manual', ...init }), { incoming }));
}

const local = 'http://127.0.0.1:8484';
const asBrowser = { accept: 'text/html' };

describe('where the page may be served', () => {
  it.each(['127.0.0.1', '127.8.0.1', '::1', '[::1]', 'localhost'])('%s: to this machine, without sign-in', (host) => {
    expect(() => assertSafeToServe({ host }, undefined)).not.toThrow();
  });

  it.each(['0.0.0.0', '::', '', '10.0.0.4', 'gatewright.contoso.com', '127.evil.com', 'localhost.evil.com'])(
    '`%s`: not without sign-in',
    (host) => {
      expect(() => assertSafeToServe({ host }, undefined)).toThrow(/reached from other machines/);
      expect(() => assertSafeToServe({ host }, bearer)).not.toThrow();
    },
  );

  it('not with a token that can be guessed, nor with a header anybody could send', () => {
    const listen = { host: '0.0.0.0' };
    expect(() => assertSafeToServe(listen, { kind: 'bearer', token: 'secret' })).toThrow(/fewer than 24/);
    expect(() => assertSafeToServe(listen, { kind: 'bearer', token: 'one two three four five six' })).toThrow(/blanks/);
    const proxy = { kind: 'proxyHeader', header: 'x-forwarded-user' } as const;
    expect(() => assertSafeToServe(listen, { ...proxy, trustedProxies: [] })).toThrow(/anybody could send/);
    expect(() => assertSafeToServe(listen, { ...proxy, trustedProxies: ['proxy.local'] })).toThrow(/not an IP address/);
    expect(() => assertSafeToServe(listen, { ...proxy, trustedProxies: ['10.0.0.0/33'] })).toThrow(/not an IP address/);
    expect(() => assertSafeToServe(listen, { ...proxy, header: 'x user', trustedProxies: ['::1'] })).toThrow(/header/);
    expect(() => assertSafeToServe(listen, { ...proxy, trustedProxies: ['10.0.0.0/8', 'fd00::/8'] })).not.toThrow();
  });
});

describe('the name it is asked by', () => {
  it.each(['127.0.0.1:8484', 'localhost', 'LOCALHOST:8484', '[::1]:8484', '127.0.0.1'])('%s is ours', async (host) => {
    expect((await ask(await pagesWith(), `${local}/`, { headers: { host } })).status).toBe(200);
  });

  it.each([
    'evil.com',
    'evil.com:8484',
    'localhost.evil.com',
    '127.0.0.1.evil.com',
    '10.0.0.4',
    'localhost:8484@evil.com',
    '',
  ])('`%s` is somebody else’s, and gets no word of a record', async (host) => {
    const answer = await ask(await pagesWith(), `${local}/`, { headers: { host } });
    expect(answer.status).toBe(421);
    expect(await answer.text()).not.toContain('evil&lt;');
  });

  it('with a public address, that name and those of this machine', async () => {
    const app = await pagesWith({ signIn: bearer, publicUrl: 'https://gatewright.contoso.com' });
    const authorization = `Bearer ${token}`;
    const status = async (host: string) => (await ask(app, `${local}/`, { headers: { host, authorization } })).status;
    expect(await status('gatewright.contoso.com')).toBe(200);
    expect(await status('localhost')).toBe(200);
    expect(await status('evil.com')).toBe(421);
  });
});

describe('headers', () => {
  const paths = ['/', '/nothing', '/tenants/x/runs/y', '/runs/x.json', styleAddress];

  it.each(paths)('%s: no script, no frame, no referrer, no guessing of types', async (path) => {
    const { headers } = await ask(await pagesWith(), `${local}${path}`);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe(
      path === styleAddress ? 'public, max-age=31536000, immutable' : 'no-store',
    );
  });

  it('also on what is refused and on what fails', async () => {
    const broken = createPages(
      { ...(await hostileRecords()), list: () => Promise.reject(new Error('secret path')) } as never,
      { clock: clock() },
    );
    for (const answer of [
      await ask(await pagesWith(), `${local}/`, { method: 'DELETE' }),
      await ask(await pagesWith(), `${local}/`, { headers: { host: 'evil.com' } }),
      await ask(await pagesWith({ signIn: bearer }), `${local}/`),
      await ask(broken, `${local}/`),
    ]) {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.text()).not.toContain('secret path');
    }
  });
});

describe('the page only reads', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s is refused everywhere', async (method) => {
    for (const path of ['/', '/tenants/x', '/sign-in', '/sign-out', styleAddress]) {
      const answer = await ask(await pagesWith(), `${local}${path}`, { method });
      expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, 'GET, HEAD']);
    }
  });

  it('HEAD is GET without the body', async () => {
    const answer = await ask(await pagesWith(), `${local}/`, { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });
});

const secret = token;

describe('a bearer token', () => {
  const signIn = { kind: 'bearer', token: secret } as const;
  const given = (text: string) => ({ headers: { authorization: `Bearer ${text}` } });

  it('lets in whoever has it, and nobody else', async () => {
    const app = await pagesWith({ signIn });
    expect((await ask(app, `${local}/`, given(secret))).status).toBe(200);
    for (const wrong of [secret.slice(1), `${secret}x`, 'x']) {
      const answer = await ask(app, `${local}/runs/x.json`, given(wrong));
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="gatewright"']);
    }
    const basic = { headers: { authorization: `Basic ${secret}` } };
    expect((await ask(app, `${local}/`, basic)).status).toBe(401);
  });

  it('sends browsers to the form, with the way back; the stylesheet is for everybody', async () => {
    const app = await pagesWith({ signIn });
    const answer = await ask(app, `${local}/tenants/a%2Fb?before=x`, { headers: asBrowser });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/sign-in?next=%2Ftenants%2Fa%252Fb%3Fbefore%3Dx',
    ]);
    expect((await ask(app, `${local}${styleAddress}`)).status).toBe(200);
  });

  it('after five wrong ones makes that address wait, right or wrong, and no other address', async () => {
    const time = clock();
    const app = await pagesWith({ signIn, clock: time });
    for (let attempt = 0; attempt < 5; attempt += 1) await ask(app, `${local}/`, given('wrong'), '10.0.0.9');
    const answer = await ask(app, `${local}/`, given(secret), '10.0.0.9');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '900']);
    expect((await ask(app, `${local}/`, given(secret), '10.0.0.8')).status).toBe(200);
    time.set('2026-11-25T12:15:01Z');
    expect((await ask(app, `${local}/`, given(secret), '10.0.0.9')).status).toBe(200);
  });
});

describe('the form', () => {
  const signIn = { kind: 'bearer', token: secret } as const;
  const same = { 'sec-fetch-site': 'same-origin', origin: 'null' };

  async function open(app: Hono, base = local): Promise<{ readonly cookie: string; readonly form: string }> {
    const answer = await ask(app, `${base}/sign-in?next=/tenants/x`);
    const form = /name="token" value="([^"]+)"/.exec(await answer.text())?.[1] ?? '';
    return { cookie: cookieOf(answer), form };
  }

  function cookieOf(answer: Response): string {
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }

  function send(
    app: Hono,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>>,
    path = '/sign-in',
    base = local,
  ) {
    const body = new URLSearchParams(fields).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    return ask(app, `${base}${path}`, { method: 'POST', body, headers: { ...type, ...headers } });
  }

  it('gives a session for the token, and the session lets in until it is ended or too old', async () => {
    const time = clock();
    const app = await pagesWith({ signIn, clock: time });
    const { cookie, form } = await open(app);
    const answer = await send(app, { token: form, secret, next: '/tenants/x' }, { ...same, cookie });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/tenants/x']);
    const [session = ''] = answer.headers.getSetCookie();
    expect(session).toMatch(/^gatewright-session=[^;]+; Max-Age=36000; Path=\/; HttpOnly; SameSite=Strict$/);
    const kept = { cookie: session.split(';')[0] ?? '' };
    const page = await ask(app, `${local}/`, { headers: kept });
    expect(page.status).toBe(200);
    const out = /name="token" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
    const left = await send(app, { token: 'not it' }, { ...same, ...kept }, '/sign-out');
    expect(left.status).toBe(403);
    expect((await send(app, { token: out }, { 'sec-fetch-site': 'cross-site', ...kept }, '/sign-out')).status).toBe(
      403,
    );
    expect((await ask(app, `${local}/`, { headers: kept })).status).toBe(200);
    expect((await send(app, { token: out }, { ...same, ...kept }, '/sign-out')).status).toBe(303);
    expect((await ask(app, `${local}/`, { headers: kept })).status).toBe(401);
  });

  it('believes no cookie it did not sign, and none that is too old or was made for something else', () => {
    const time = clock();
    const sessions = new Sessions(time);
    const session = sessions.issue('session', 1000);
    const [purpose, expiry, nonce, signature] = session.split('.');
    expect(sessions.isValid('session', session)).toBe(true);
    expect(new Sessions(time).isValid('session', session)).toBe(false);
    expect(sessions.isValid('visit', session)).toBe(false);
    for (const forged of [
      undefined,
      '',
      '...',
      `${purpose}.${Number(expiry) + 1}.${nonce}.${signature}`,
      `${purpose}.${expiry}.${nonce}x.${signature}`,
      `${purpose}.${expiry}.${nonce}.`,
      `${session}.more`,
      sessions.issue('visit', 1000),
    ])
      expect([forged, sessions.isValid('session', forged)]).toEqual([forged, false]);
    time.set('2026-11-25T12:00:02Z');
    expect(sessions.isValid('session', session)).toBe(false);
  });

  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.com' }],
    ['from another site that hides its origin, in an old browser', { origin: 'null' }],
    ['from a neighbour of our site', { 'sec-fetch-site': 'same-site', origin: 'null' }],
    ['with a strange origin', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.com' }],
    ['from nobody knows where', {}],
  ])('is refused %s, even with everything else right', async (_, headers) => {
    const app = await pagesWith({ signIn });
    const { cookie, form } = await open(app);
    const answer = await send(app, { token: form, secret, next: '/' }, { ...headers, cookie } as Record<
      string,
      string
    >);
    expect([
      answer.status,
      answer.headers.getSetCookie().some((line) => line.startsWith('gatewright-session')),
    ]).toEqual([403, false]);
  });

  it('is refused without its token, without its cookie, with those of another visit, and when it is enormous', async () => {
    const app = await pagesWith({ signIn });
    const [one, other] = [await open(app), await open(app)];
    const status = async (fields: Record<string, string>, cookie: string) =>
      (await send(app, { secret, next: '/', ...fields }, { ...same, cookie })).status;
    expect(await status({}, one.cookie)).toBe(403);
    expect(await status({ token: one.form }, '')).toBe(403);
    expect(await status({ token: one.form }, other.cookie)).toBe(403);
    expect(await status({ token: one.form, more: 'x'.repeat(10_000) }, one.cookie)).toBe(403);
    expect(await status({ token: one.form }, one.cookie)).toBe(303);
  });

  it('over https is kept under a name that only this host can set', async () => {
    const publicUrl = 'https://gatewright.contoso.com';
    const app = await pagesWith({ signIn, publicUrl });
    const { cookie, form } = await open(app, publicUrl);
    const answer = await send(
      app,
      { token: form, secret, next: '/' },
      { cookie, origin: publicUrl },
      '/sign-in',
      publicUrl,
    );
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^__Host-gatewright-session=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  });

  it.each([
    ['/tenants/x?a=b', '/tenants/x?a=b'],
    ['//evil.com', '/'],
    ['/\\evil.com', '/'],
    ['/%5cevil.com', '/%5cevil.com'],
    ['/..//evil.com', '/'],
    ['https://evil.com', '/'],
    ['javascript:alert(1)', '/'],
    ['', '/'],
    [undefined, '/'],
  ])('leads on only within the page: %s', (given, expected) => {
    expect(localPath(given)).toBe(expected);
  });
});

describe('the header of a proxy', () => {
  const signIn = { kind: 'proxyHeader', header: 'x-forwarded-user', trustedProxies: ['10.1.0.0/16', '::1'] } as const;
  const said = { headers: { 'x-forwarded-user': 'Ada <ada@contoso.com>', host: 'gatewright.contoso.com' } };

  it.each(['10.1.2.3', '::ffff:10.1.2.3', '::1'])('counts from %s', async (peer) => {
    const answer = await ask(await pagesWith({ signIn }), `${local}/`, said, peer);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Signed in as <span>Ada &lt;ada@contoso.com&gt;</span>');
  });

  it.each(['10.2.0.1', '127.0.0.1', '::ffff:10.2.0.1', 'nonsense'])('is worth nothing from %s', async (peer) => {
    const answer = await ask(await pagesWith({ signIn }), `${local}/`, said, peer);
    expect([answer.status, (await answer.text()).includes('evil')]).toEqual([403, false]);
  });

  it('must name somebody, and there is no form', async () => {
    const app = await pagesWith({ signIn });
    expect((await ask(app, `${local}/`, { headers: { 'x-forwarded-user': ' ' } }, '10.1.2.3')).status).toBe(403);
    expect((await ask(app, `${local}/sign-in`, { method: 'POST' }, '10.1.2.3')).status).toBe(405);
  });
});
