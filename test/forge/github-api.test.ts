import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ForgeError } from '../../reconciler/forge/forge-error.ts';
import { createGithubApi, type GithubApi } from '../../reconciler/forge/github-api.ts';
import { web } from '../../reconciler/system/web.ts';
import { FastClock } from '../graph/fast-clock.ts';
import { type GithubAnswer, type GithubFault, GithubServer } from '../support/github-server.ts';

const token = 'actions-token-0123456789';
const comments = '/repos/contoso/policies/issues/7/comments';

describe('the interface of GitHub', () => {
  let server: GithubServer;
  let clock: FastClock;
  let api: GithubApi;

  beforeEach(async () => {
    server = await GithubServer.start();
    clock = new FastClock();
    api = createGithubApi({ baseUrl: server.url, token, web, clock, random: { next: () => 0 } });
  });

  afterEach(() => server.stop());

  const once = (answer: GithubAnswer | 'reset' | 'lost'): GithubFault => {
    let used = false;
    return () => {
      if (used) return undefined;
      used = true;
      return answer;
    };
  };

  async function refusal(work: Promise<unknown>): Promise<ForgeError> {
    const error: unknown = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof ForgeError)) throw new Error(`no ForgeError: ${String(error)}`);
    return error;
  }

  it('sends the headers GitHub asks for', async () => {
    await api.request('POST', comments, { body: 'hello' });
    expect(server.requests[0]?.headers).toMatchObject({
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'x-github-api-version': '2022-11-28',
      'user-agent': expect.stringMatching(/^gatewright\//),
      'content-type': 'application/json',
    });
    expect(server.comments.map(({ body }) => body)).toEqual(['hello']);
  });

  it('reads a list over all its pages', async () => {
    for (let n = 0; n < 230; n += 1) server.plant(`comment ${n}`);
    const all = await api.list(comments);
    expect(all.map(({ body }) => body)).toEqual(server.comments.map(({ body }) => body));
    expect(server.requests.map(({ path }) => path.split('?')[1])).toEqual([
      'per_page=100',
      'per_page=100&page=2',
      'per_page=100&page=3',
    ]);
  });

  it.each([
    ['another host', 'https://evil.example/repos?page=2', /evil\.example.*the token must not go there/],
    ['a host that begins alike', 'SELF.evil.example/repos', /must not go there|is not an address/],
    ['a name in the address', 'http://user:pw@HOST/repos?page=2', /must not go there/],
    ['nowhere', 'not an address', /is not an address/],
    ['itself', 'SELF/repos/contoso/policies/issues/7/comments?per_page=100', /have no end/],
  ])('follows no link to %s', async (_, link, message) => {
    const target = link.replace('SELF', server.url).replace('HOST', new URL(server.url).host);
    server.faults.push(() => ({ status: 200, headers: { link: `<${target}>; rel="next"` }, body: [] }));
    const error = await refusal(api.list(comments));
    expect(error.message).toMatch(message);
    expect(server.requests.length).toBeLessThanOrEqual(2);
  });

  it('waits as long as retry-after says', async () => {
    server.faults.push(once({ status: 429, headers: { 'retry-after': '17' }, body: { message: 'slow down' } }));
    await api.request('POST', comments, { body: 'once' });
    expect(clock.waits).toEqual([17_000]);
    expect(server.comments).toHaveLength(1);
  });

  it('waits for the reset where nothing remains, measured by the time of the answer', async () => {
    const date = new Date('2031-05-05T10:00:00Z');
    const headers = {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(date.getTime() / 1000 + 90),
      date: date.toUTCString(),
    };
    server.faults.push(once({ status: 403, headers, body: { message: 'API rate limit exceeded' } }));
    await api.list(comments);
    expect(clock.waits).toEqual([91_000]);
  });

  it('waits a minute, then two, for a secondary limit that does not say how long', async () => {
    const body = {
      message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    };
    server.faults.push(once({ status: 403, body }), once({ status: 403, body }));
    await api.request('POST', comments, { body: 'once' });
    expect(clock.waits).toEqual([60_000, 120_000]);
    expect(server.comments).toHaveLength(1);
  });

  it('does not wait longer than it has patience for, and says when to come back', async () => {
    server.faults.push(() => ({
      status: 403,
      headers: { 'retry-after': '3600' },
      body: { message: 'secondary rate limit' },
    }));
    const error = await refusal(api.list(comments));
    expect(clock.waits).toEqual([]);
    expect(error).toMatchObject({ status: 403, help: expect.stringContaining('60 min'), outcome: 'refused' });
  });

  it('does not wait for a permission that is missing', async () => {
    server.faults.push(() => ({
      status: 403,
      headers: { 'x-accepted-github-permissions': 'issues=write; pull_requests=write' },
      body: { message: 'Resource not accessible by integration' },
    }));
    const error = await refusal(api.request('POST', comments, { body: 'x' }));
    expect(clock.waits).toEqual([]);
    expect(error.message).toBe(`GitHub answered 403 to POST ${comments}: Resource not accessible by integration`);
    expect(error.help).toContain('issues=write; pull_requests=write');
  });

  it('says of 404 that it may be a missing permission', async () => {
    const error = await refusal(api.request('GET', '/repos/contoso/secret'));
    expect(error.status).toBe(404);
    expect(error.help).toContain('may not see it');
  });

  it.each(['GET', 'PATCH'] as const)('tries %s again after 502 and a broken connection', async (method) => {
    const { id } = server.plant('before');
    server.faults.push(once({ status: 502, text: '<html>Bad Gateway</html>' }), once('reset'), once('lost'));
    const body = method === 'PATCH' ? { body: 'after' } : undefined;
    await api.request(method, `/repos/contoso/policies/issues/comments/${id}`, body);
    expect(server.requests).toHaveLength(4);
    expect(clock.waits.every((wait) => wait >= 1000)).toBe(true);
  });

  it.each(['502', 'reset', 'lost'] as const)(
    'does not try POST again after %s, and says that nobody knows',
    async (fault) => {
      server.faults.push(once(fault === '502' ? { status: 502, text: '<html>Bad Gateway</html>' } : fault));
      const error = await refusal(api.request('POST', comments, { body: 'once' }));
      expect(error.outcome).toBe('unknown');
      expect(server.requests).toHaveLength(1);
    },
  );

  it('gives up on a service that stays broken', async () => {
    server.faults.push(() => ({ status: 503, body: { message: 'Unavailable' } }));
    const error = await refusal(api.list(comments));
    expect(error.status).toBe(503);
    expect(server.requests).toHaveLength(5);
  });

  it('follows a repository that was renamed, and nobody else', async () => {
    server.faults.push((request) =>
      request.path.startsWith('/repos/old/')
        ? { status: 301, headers: { location: `${server.url}${comments}` } }
        : undefined,
    );
    server.plant('found');
    expect(await api.request('GET', '/repos/old/policies/issues/7/comments')).toMatchObject([{ body: 'found' }]);
    server.faults.push(() => ({ status: 307, headers: { location: 'https://evil.example/' } }));
    const error = await refusal(api.request('POST', comments, { body: 'x' }));
    expect(error.message).toContain('must not go there');
    server.faults.length = 0;
    server.faults.push(() => ({ status: 307, headers: { location: 'https://[' } }));
    expect((await refusal(api.list(comments))).message).toContain('no address');
  });

  it('keeps the token out of what it tells', async () => {
    server.faults.push(({ headers }) => ({
      status: 400,
      text: `<p>bad header: ${String(headers.authorization)}\u001b[2J</p>`,
    }));
    const error = await refusal(api.list(comments));
    expect(`${error.message}${error.help}${error.stack}`).not.toContain(token);
    expect(error.message).not.toContain('\u001b');
  });

  it('tells the details of 422', async () => {
    server.faults.push(() => ({
      status: 422,
      body: {
        message: 'Validation Failed',
        errors: [
          { resource: 'PullRequest', field: 'head', code: 'invalid' },
          { message: 'A pull request already exists' },
        ],
      },
    }));
    const error = await refusal(api.request('POST', comments, { body: 'x' }));
    expect(error.message).toContain('Validation Failed; PullRequest head invalid; A pull request already exists');
  });

  it.each(['http://api.github.example', 'https://user:pw@api.github.com', 'ftp://127.0.0.1', 'github'])(
    'does not take the token to %s',
    (baseUrl) => {
      expect(() => createGithubApi({ baseUrl, token, web, clock, random: { next: () => 0 } })).toThrow();
    },
  );
});
