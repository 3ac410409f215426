/**
 * Microsoft's clouds: `global`, US government (`usgov` is GCC High and L4, `usgovdod` is L5), and China operated by 21Vianet.
 * GCC without "High" lives in `global`.
 */
export const cloudNames = ['global', 'usgov', 'usgovdod', 'china'] as const;
export type Cloud = (typeof cloudNames)[number];

/** Where a cloud signs identities in, and where its Graph is: origins without a path. */
export interface CloudProfile {
  readonly authority: string;
  readonly graph: string;
  /** What a token for this Graph is asked for: all application permissions that were granted. */
  readonly scope: string;
}

/** (Microsoft docs: graph/deployments, national clouds; authority of China as in @azure/identity 4.13.1.) */
export const cloudProfiles: Readonly<Record<Cloud, CloudProfile>> = {
  global: profile('https://login.microsoftonline.com', 'https://graph.microsoft.com'),
  usgov: profile('https://login.microsoftonline.us', 'https://graph.microsoft.us'),
  usgovdod: profile('https://login.microsoftonline.us', 'https://dod-graph.microsoft.us'),
  china: profile('https://login.chinacloudapi.cn', 'https://microsoftgraph.chinacloudapi.cn'),
};

function profile(authority: string, graph: string): CloudProfile {
  return { authority, graph, scope: `${graph}/.default` };
}
