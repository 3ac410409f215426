import { type CliCommand, tenantOptions } from '../command.ts';
import { sourceOptions } from '../source-options.ts';

const left = ['--report', '--json', '--tenant'];

export const watch: CliCommand = {
  name: 'watch',
  summary: 'look after the tenants as a service: on a schedule, with health, metrics and a page',
  options: [
    ...tenantOptions.filter(({ flags }) => !left.some((name) => flags.startsWith(name))),
    ...sourceOptions,
    { flags: '--tenant <name>', description: 'only this tenant; all of the project when absent', isRepeatable: true },
    { flags: '--state <dir>', description: 'where to remember; `.gatewright` of the project when absent' },
    {
      flags: '--listen <host:port>',
      description:
        'where to answer; 127.0.0.1:8484 when absent. Elsewhere GATEWRIGHT_PAGE_TOKEN or --sign-in-header is needed',
    },
    { flags: '--public-url <url>', description: 'address people open the page by, for links and behind a proxy' },
    { flags: '--sign-in-header <name>', description: 'header in which that proxy says who is signed in' },
    {
      flags: '--trusted-proxy <address>',
      description: 'address or network that header counts from',
      isRepeatable: true,
    },
    { flags: '--once', description: 'look once at every tenant and end with the worst exit code' },
    { flags: '--cron <expression>', description: 'when to look, instead of `schedule` in gatewright.yaml' },
    { flags: '--every <seconds>', description: 'look so often, for a demonstration' },
    { flags: '--ours-only', description: 'leave out objects that no document declares and that are not ours' },
    { flags: '--test-notifications', description: 'send a test message to each webhook of the project, and end' },
    { flags: '--keep <number>', description: 'records kept of each tenant; 1000 when absent' },
  ],
  examples: [
    'gatewright watch',
    'gatewright watch --once',
    'gatewright watch --repository https://github.com/contoso/policies --ref main --state /var/lib/gatewright',
  ],
  async run(invocation) {
    const { runWatch } = await import('../run-watch.ts');
    return runWatch(invocation);
  },
};
