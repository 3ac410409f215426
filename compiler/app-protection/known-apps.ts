import type { AppPlatform } from './demand.ts';

/** An app with the names both stores know it by. */
export type KnownApp = { readonly name: string } & { readonly [Platform in AppPlatform]: string };

/**
 * Apps people call by name. Identifiers as app protection policies for core Microsoft apps list them (exports of 2021 to 2023, read
 * with `$expand=apps`).
 */
export const knownApps: readonly KnownApp[] = [
  { name: 'Edge', iOS: 'com.microsoft.msedge', android: 'com.microsoft.emmx' },
  { name: 'Excel', iOS: 'com.microsoft.office.excel', android: 'com.microsoft.office.excel' },
  { name: 'Microsoft 365', iOS: 'com.microsoft.officemobile', android: 'com.microsoft.office.officehubrow' },
  { name: 'OneDrive', iOS: 'com.microsoft.skydrive', android: 'com.microsoft.skydrive' },
  { name: 'OneNote', iOS: 'com.microsoft.onenote', android: 'com.microsoft.office.onenote' },
  { name: 'Outlook', iOS: 'com.microsoft.office.outlook', android: 'com.microsoft.office.outlook' },
  { name: 'PowerPoint', iOS: 'com.microsoft.office.powerpoint', android: 'com.microsoft.office.powerpoint' },
  { name: 'SharePoint', iOS: 'com.microsoft.sharepoint', android: 'com.microsoft.sharepoint' },
  { name: 'Teams', iOS: 'com.microsoft.skype.teams', android: 'com.microsoft.teams' },
  { name: 'To Do', iOS: 'com.microsoft.to-do', android: 'com.microsoft.todos' },
  { name: 'Word', iOS: 'com.microsoft.office.word', android: 'com.microsoft.office.word' },
];
