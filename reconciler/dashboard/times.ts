import { html } from 'hono/html';
import { visibleText } from '../../compiler/text/visible-text.ts';
import type { Markup } from './markup.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const steps = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
] as const;
/** Fields of a table are narrow. */
const shortUnits = { day: 'd', hour: 'h', minute: 'min' } as const;

/** `3 min ago`, `2 d ago`; a clock that jumped gives `in 5 min`. */
export function relative(iso: string, now: Date): string {
  const seconds = Math.round((now.getTime() - Date.parse(iso)) / 1000);
  const step = steps.find((candidate) => Math.abs(seconds) >= candidate.seconds);
  if (Number.isNaN(seconds)) return '';
  if (step === undefined) return 'just now';
  const text = `${Math.floor(Math.abs(seconds) / step.seconds)} ${shortUnits[step.unit]}`;
  return seconds < 0 ? `in ${text}` : `${text} ago`;
}

/** `25 Nov 2026, 19:44 UTC`; what is no time is given back as it is. */
export function absolute(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return visibleText(iso);
  return `${at.getUTCDate()} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}, ${clockTime(iso)} UTC`;
}

/** `19:44`, in UTC. */
export function clockTime(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? visibleText(iso) : at.toISOString().slice(11, 16);
}

/** `Wednesday, 25 Nov 2026`. */
export function dayTitle(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return visibleText(day);
  return `${weekdays[at.getUTCDay()]}, ${at.getUTCDate()} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

/** `850 ms`, `2.4 s`, `3 min 5 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `14 days`, `36 hours`: how long somebody waits. */
export function span(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const { unit, seconds: each } = steps.find((step) => seconds >= step.seconds * 2) ?? steps[2];
  const count = Math.round(seconds / each);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** A time for people and for programs; what is no time stays the text it is. */
export function timeElement(iso: string, text: string): Markup {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? html`${text}` : html`<time datetime="${at.toISOString()}">${text}</time>`;
}

/** Both the time and how long ago it was. */
export function moment(iso: string, now: Date): Markup {
  const ago = relative(iso, now);
  return html`${timeElement(iso, absolute(iso))}${ago === '' ? '' : html` <span class="ago">${ago}</span>`}`;
}
