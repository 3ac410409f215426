import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMarker, writeMarker } from '../../reconciler/forge/comment-marker.ts';
import { fitComment, largestComment } from '../../reconciler/forge/fit-comment.ts';
import { createGithubApi } from '../../reconciler/forge/github-api.ts';
import { githubConversation } from '../../reconciler/forge/github-conversation.ts';
import { stickComment } from '../../reconciler/forge/sticky-comment.ts';
import { web } from '../../reconciler/system/web.ts';
import { FastClock } from '../graph/fast-clock.ts';
import { GithubServer } from '../support/github-server.ts';

const token = 'actions-token-0123456789';
const key = 'plan:contoso';
const person = { login: 'mallory', id: 7 };
const otherBot = { login: 'other[bot]', id: 8 };

describe('the one comment on a pull request', () => {
  let server: GithubServer;

  beforeEach(async () => {
    server = await GithubServer.start();
  });

  afterEach(() => server.stop());

  const conversation = () =>
    githubConversation(
      createGithubApi({ baseUrl: server.url, token, web, clock: new FastClock(), random: { next: () => 0 } }),
      'contoso/policies',
      7,
    );
  const stick = (text: string, run?: number) =>
    stickComment(conversation(), { key, digest: 'sha256:ab', ...(run === undefined ? {} : { run }) }, text);
  const texts = () => server.comments.map(({ body }) => body.split('\n').slice(1).join('\n'));
  const writes = () => server.requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql');

  it('is created, edited in place, left alone when nothing is new, and stays when there are no changes any more', async () => {
    expect(await stick('three changes')).toBe('created');
    expect(await stick('two changes')).toBe('updated');
    expect(await stick('two changes')).toBe('unchanged');
    expect(await stick('no changes')).toBe('updated');
    expect(texts()).toEqual(['no changes']);
    expect(writes()).toHaveLength(3);
  });

  it('is not what somebody else wrote, with our marker in it or not', async () => {
    const marker = writeMarker({ key });
    server.plant(`${marker}\nforged`, person);
    server.plant(`${marker}\nanother bot's`, otherBot);
    server.plant('lgtm', person);
    const before = [...server.comments];
    await stick('ours');
    await stick('ours, edited');
    expect(server.comments.slice(0, 3)).toEqual(before);
    expect(texts()[3]).toBe('ours, edited');
    expect(writes().map(({ method }) => method)).toEqual(['POST', 'PATCH']);
  });

  it('is told by its first line only: what stands below is written by whoever names policies', async () => {
    server.plant(`A report about\n${writeMarker({ key, digest: 'sha256:forged' })}`);
    await stick('ours');
    expect(server.comments).toHaveLength(2);
  });

  it('is one per key', async () => {
    server.plant(`${writeMarker({ key: 'plan:fabrikam' })}\nfabrikam's`);
    await stick('ours');
    expect(texts()).toEqual(["fabrikam's", 'ours']);
  });

  it('is found behind more comments than fit on a page', async () => {
    for (let n = 0; n < 250; n += 1) server.plant(`comment ${n}`, person);
    server.plant(`${writeMarker({ key })}\nold`);
    await stick('new');
    expect(server.comments).toHaveLength(251);
    expect(texts()[250]).toBe('new');
  });

  it('is the oldest of several of ours; the others go', async () => {
    for (const text of ['first', 'second', 'third']) server.plant(`${writeMarker({ key })}\n${text}`);
    const [first] = server.comments;
    await stick('new');
    expect(server.comments.map(({ id }) => id)).toEqual([first?.id]);
    expect(texts()).toEqual(['new']);
  });

  it('is one again after two runs created it at once', async () => {
    const results = await Promise.all([stick('from run 1', 1), stick('from run 2', 2)]);
    expect(results).toContain('created');
    await stick('from run 2', 2);
    expect(texts()).toEqual(['from run 2']);
  });

  it('is not overwritten by a run that started earlier', async () => {
    await stick('of run 9', 9);
    expect(await stick('of run 8', 8)).toBe('newer run kept');
    expect(texts()).toEqual(['of run 9']);
  });

  it('is made anew when somebody deletes it in between', async () => {
    await stick('old');
    server.faults.push(({ method }) => {
      if (method === 'PATCH') server.comments.splice(0);
      return undefined;
    });
    expect(await stick('new')).toBe('created');
    expect(texts()).toEqual(['new']);
  });

  it('is made once, although the answer to making it was lost', async () => {
    let lost = false;
    server.faults.push(({ method, path }) => {
      if (method !== 'POST' || path === '/graphql' || lost) return undefined;
      lost = true;
      return 'lost';
    });
    await stick('ours');
    expect(texts()).toEqual(['ours']);
  });

  it('survives a secondary rate limit and a bad gateway', async () => {
    const faults = [
      { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } },
      { status: 502, text: '<html>Bad Gateway</html>' },
    ];
    server.faults.push(({ path }) => (path === '/graphql' ? undefined : faults.shift()));
    expect(await stick('ours')).toBe('created');
    expect(texts()).toEqual(['ours']);
  });

  it.each([403, 404])('says what is missing when the token may not write (%s)', async (status) => {
    server.faults.push(({ method, path }) =>
      method === 'POST' && path !== '/graphql'
        ? { status, body: { message: status === 403 ? 'Resource not accessible by integration' : 'Not Found' } }
        : undefined,
    );
    await expect(stick('ours')).rejects.toMatchObject({ status, help: expect.stringMatching(/token/) });
    expect(server.comments).toEqual([]);
  });
});

describe('the marker', () => {
  it('gives back what was put in, and nothing in it ends the comment or the line', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(text, text, text, fc.nat(), (one, digest, commit, run) => {
        const marker = { key: one, digest, commit, run };
        const line = writeMarker(marker);
        expect(line.slice(4, -3)).not.toMatch(/--|>|\n/);
        expect(readMarker(`${line}\nbody`)).toEqual(marker);
      }),
    );
  });

  it.each([
    '',
    'text',
    '<!-- other marker -->',
    ' <!-- gatewright plan:contoso -->',
    '> <!-- gatewright plan:contoso -->',
  ])('is none: `%s`', (body) => expect(readMarker(body)).toBeUndefined());
});

describe('a text that is too long', () => {
  const block = `<details><summary>policy</summary>\n\n\`\`\`diff\n+ a\n\n- b\n\`\`\`\n\n</details>`;

  it('ends between sections and says so at both ends', () => {
    const text = ['### Plan', ...Array.from({ length: 3000 }, () => block)].join('\n\n');
    const fitted = fitComment(text, 'The whole report is in the job summary.');
    expect(fitted.length).toBeLessThanOrEqual(largestComment);
    expect(fitted.length).toBeGreaterThan(largestComment - 1000);
    expect(fitted).toMatch(
      /^> \*\*Too long for a comment:\*\* \d+ of 3001 sections are shown\. The whole report is in the job summary\./,
    );
    expect(fitted).toMatch(/\*\d+ more sections are not shown\.\*$/);
    expect(fitted.split('<details>').length).toBe(fitted.split('</details>').length);
    expect(fitted.split('```').length % 2).toBe(1);
  });

  it('is left out whole where its first section does not fit', () => {
    expect(fitComment('x'.repeat(70_000), 'See the log.')).toBe(
      '> **Too long for a comment:** 0 of 1 sections are shown. See the log.',
    );
  });

  it('stays as it is where it fits', () => {
    expect(fitComment(`${block}\n`, 'elsewhere')).toBe(block);
  });
});
