import { expect, it } from 'vitest';
import { knownTargets } from '../../reconciler/notify/known-targets.ts';
import { NotifyWorld } from '../support/notify-world.ts';
import { ServiceWorld } from '../support/service-world.ts';

const project = (more: string) => `version: 1\nbreakGlass: { groups: [Break Glass] }\n${more}`;
const documents = 'kind: Protection\nname: mail\nprotect: Exchange Online\nfor: Sales\nrequire: mfa\n';

it('the service tells what its files say, also when they have become unreadable', async () => {
  const told = await NotifyWorld.start();
  const world = await ServiceWorld.start({
    files: {
      'gatewright.yaml': project('notifications: { form: json, urlVariable: HOOK }\n'),
      'policies.yaml': documents,
    },
  });
  try {
    const { source, targets } = knownTargets(world.source);
    const notifier = told.restart({ targets, clock: world.clock });
    await world.tick({ source, notifier });
    world.source.push({ 'gatewright.yaml': project('notifications: [\n') });
    await world.tick({ source, notifier });
    // On a fast clock the service waits for its last words no time at all.
    const outcomes = () => told.webhook.bodies.map((body) => JSON.parse(body).outcome);
    await expect.poll(outcomes).toEqual(['drift', 'invalid']);
    world.source.push({ 'gatewright.yaml': project('') });
    await world.tick({ source, notifier });
    expect(targets()).toEqual([]);
    expect(told.webhook.bodies).toHaveLength(2);
  } finally {
    await world.close();
    await told.webhook.close();
  }
});
