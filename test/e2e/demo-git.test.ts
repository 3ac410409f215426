import { beforeAll, describe, expect, it } from 'vitest';
import { demoGit } from '../tools/demo-git.mjs';

/** The story of `npm run demo:git`, told once. */
let story: Awaited<ReturnType<typeof demoGit>>;
const lines: string[] = [];

beforeAll(async () => {
  story = await demoGit((line: string) => lines.push(line));
}, 240_000);

describe('policies in git, in a pull request, on a schedule', () => {
  it('applies the first commit', () => {
    const actions = story.first.plan.changes.map(({ action }) => action);
    // The tenant-wide settings are there already, in every tenant.
    expect(actions.toSorted()).toEqual(['adopt', ...Array(18).fill('create')]);
    expect(story.first.source.ref).toBe('main');
  });

  it('tells a reviewer what a pull request that adds, changes and deletes would do', () => {
    const { comment } = story;
    expect(comment).toMatch(/^<!-- gatewright:plan:contoso -->\n/);
    expect(comment).toContain('1 to add, 1 to change, 1 to delete');
    expect(comment).toContain('compared with <code>origin/main</code>');
    expect(comment).toContain('<code>Mail on own phones needs a protected app</code>: Android is no longer covered');
    expect(comment).toContain('<code>No Exchange ActiveSync on own phones</code>: deleted');
    expect(comment).toContain('<code>Field engineers reach SharePoint with a second proof</code>: new');
  });

  it('applies the merge on its next look, and nothing else', () => {
    const changes = story.applied.plan.changes.map(({ action, name }) => `${action} ${name}`);
    expect(changes.toSorted()).toEqual(['create field-sharepoint', 'delete byod-activesync', 'update byod-mail']);
    const names = story.live.map(({ displayName }) => displayName);
    expect(names).toContain('Field engineers reach SharePoint with a second proof');
    expect(names).not.toContain('No Exchange ActiveSync on own phones');
  });

  it('reports an edit in the portal with who made it, and puts it right', () => {
    const { repaired, live } = story;
    expect(repaired.plan.changes).toMatchObject([{ name: 'no-legacy', moved: 'tenant' }]);
    expect(repaired.actors).toEqual({
      'conditionalAccessPolicies/no-legacy': expect.objectContaining({ who: 'security@contoso.com' }),
    });
    expect(repaired.sent).toBe(1);
    expect(live.find(({ displayName }) => displayName === 'Legacy authentication is blocked')?.state).toBe('enabled');
  });

  it('shows it on the page, and stops cleanly', () => {
    expect(story.page).toContain('Legacy authentication is blocked');
    expect(story.page).toContain('security@contoso.com');
    expect(story.exitCode).toBe(0);
  });

  it('prints the story', () => {
    expect(lines.filter((line) => line.startsWith('\n── '))).toHaveLength(6);
  });
});
