import type { NotificationTarget } from '../../../compiler/notification.ts';
import type { NotificationForm } from './form.ts';
import { json } from './json.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';

export const forms: Readonly<Record<NotificationTarget['form'], NotificationForm>> = { teams, slack, json };
