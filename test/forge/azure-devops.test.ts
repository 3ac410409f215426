import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAzureDevOpsApi } from '../../reconciler/forge/azure-devops-api.ts';
import { azureDevOpsConversation } from '../../reconciler/forge/azure-devops-conversation.ts';
import { writeMarker } from '../../reconciler/forge/comment-marker.ts';
import { stickComment } from '../../reconciler/forge/sticky-comment.ts';
import { web } from '../../reconciler/system/web.ts';
import { FastClock } from '../graph/fast-clock.ts';
import { AzureDevOpsServer } from '../support/azure-devops-server.ts';

const key = 'plan:contoso';

describe('our thread on a pull request of Azure DevOps', () => {
  let server: AzureDevOpsServer;
  let clock: FastClock;

  beforeEach(async () => {
    server = await AzureDevOpsServer.start();
    clock = new FastClock();
  });

  afterEach(() => server.stop());

  const api = (token = server.token) =>
    createAzureDevOpsApi({ baseUrl: server.url, token, web, clock, random: { next: () => 0 } });
  const stick = (text: string, token?: string) =>
    stickComment(
      azureDevOpsConversation(api(token), { project: 'policies', repository: 'repo', pullRequest: 7 }),
      { key },
      text,
    );
  const texts = () =>
    server.threads.flatMap(({ comments }) =>
      comments.filter(({ isDeleted }) => isDeleted !== true).map(({ content }) => content.split('\n').at(-1)),
    );

  it('is opened closed, edited in place, and stays', async () => {
    expect(await stick('one change')).toBe('created');
    expect(server.threads[0]?.status).toBe('closed');
    expect(await stick('no changes')).toBe('updated');
    expect(await stick('no changes')).toBe('unchanged');
    expect(texts()).toEqual(['no changes']);
  });

  it('leaves others alone, and removes our own duplicates', async () => {
    server.plant(`${writeMarker({ key })}\nforged`, {
      id: '22222222-0000-4000-8000-000000000002',
      displayName: 'Mallory',
    });
    server.plant(`${writeMarker({ key })}\nfirst`);
    server.plant(`${writeMarker({ key })}\nsecond`);
    await stick('new');
    expect(texts()).toEqual(['forged', 'new']);
  });

  it('is opened anew where it was deleted', async () => {
    await stick('old');
    const [thread] = server.threads;
    if (thread === undefined) throw new Error('no thread');
    server.threads[0] = {
      ...thread,
      comments: thread.comments.map((comment) => ({ ...comment, isDeleted: true, content: '' })),
    };
    expect(await stick('new')).toBe('created');
  });

  it('waits out 429, with and without a header, and repeats a read after 503', async () => {
    const faults = [
      { status: 429, headers: { 'retry-after': '5' }, body: {} },
      { status: 429, body: {} },
      { status: 503, body: {} },
    ];
    server.faults.push(({ method }) => (method === 'GET' ? faults.shift() : undefined));
    await stick('ours');
    expect(clock.waits.slice(0, 2)).toEqual([5000, 120_000]);
    expect(texts()).toEqual(['ours']);
  });

  it('knows the page to sign in on for what it is', async () => {
    await expect(stick('ours', 'wrong-token-0123456789')).rejects.toMatchObject({
      status: 203,
      message: expect.not.stringContaining('wrong-token'),
      help: expect.stringContaining('SYSTEM_ACCESSTOKEN'),
    });
  });

  it('says which permission the build service lacks', async () => {
    server.faults.push(({ method }) =>
      method === 'POST'
        ? { status: 403, body: { message: "TF401027: You need the Git 'PullRequestContribute' permission" } }
        : undefined,
    );
    await expect(stick('ours')).rejects.toMatchObject({
      status: 403,
      help: expect.stringContaining('Contribute to pull requests'),
    });
  });
});
