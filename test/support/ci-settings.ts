import type { CiSettings } from '../../reconciler/action/ci-settings.ts';

const plain: CiSettings = {
  tenants: ['contoso'],
  branch: 'main',
  environment: 'gatewright-apply',
  stateBranch: 'gatewright-state',
  directory: '.',
  isLocked: false,
  version: '0.1.0',
};

/** Settings that make each part of a pipeline appear in one of them. */
export const ciSettings: readonly CiSettings[] = [
  plain,
  {
    ...plain,
    tenants: ['contoso', 'fabrikam-test', '1e3'],
    branch: 'release/next',
    directory: 'infra/policies',
    isLocked: true,
  },
];
