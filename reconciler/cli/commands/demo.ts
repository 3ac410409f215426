import type { CliCommand } from '../command.ts';

export const demo: CliCommand = {
  name: 'demo',
  summary: 'watch the whole idea work on an emulated tenant; needs no account',
  examples: ['gatewright demo'],
  async run(invocation) {
    const { runDemo } = await import('../run-demo.ts');
    return runDemo(invocation);
  },
};
