/**
 * Actions that generated workflows use, by the commit of a released tag: a tag can be moved, a commit cannot (GitHub docs: "Secure use
 * reference", 2026). Look a commit up with `git ls-remote https://github.com/actions/checkout refs/tags/v5.0.0`.
 */
export const pinnedActions = {
  checkout: 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0',
  setupNode: 'actions/setup-node@2028fbc5c25fe9cf00d9f06a71cc4710d4507903 # v6.0.0',
  uploadArtifact: 'actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2',
  downloadArtifact: 'actions/download-artifact@d3f86a106a0bac45b974a628896c90dbdf5c8093 # v4.3.0',
} as const;
