import type { WebRequest, WebResponse } from '../ports.ts';
import { answerWords } from './answer-words.ts';
import { ForgeError } from './forge-error.ts';
import { rateLimitWait } from './rate-limit.ts';

/** An answer of GitHub that is no success, in words that say what to do. What GitHub itself says is cut short and loses the token. */
export function explainRefusal(request: WebRequest, response: WebResponse, token: string, now: Date): ForgeError {
  const { status } = response;
  const path = new URL(request.url).pathname;
  const words = answerWords(response.body, token);
  const message = `GitHub answered ${status} to ${request.method} ${path}${words === '' ? '' : `: ${words}`}`;
  const outcome = status >= 500 && request.method !== 'GET' ? 'unknown' : 'refused';
  return new ForgeError(status, message, helpFor(response, now), outcome);
}

function helpFor(response: WebResponse, now: Date): string {
  const { status, headers } = response;
  const wait = rateLimitWait(response, 0, now);
  if (wait !== undefined) {
    return `GitHub allows no more requests for about ${Math.ceil(wait / 60_000)} min; run again after that`;
  }
  if (status === 401) return 'the token is wrong or has ended; in a workflow of GitHub it is `github.token`';
  if (status === 403) {
    const needed = headers['x-accepted-github-permissions'];
    return needed === undefined || !/^[\w=,; ]{1,200}$/.test(needed)
      ? 'the token lacks a permission; a pull request from a fork gets a token that only reads'
      : `the token needs one of these permissions: ${needed}; a pull request from a fork gets a token that only reads`;
  }
  if (status === 404) return 'either there is no such thing, or the token may not see it: GitHub says 404 to both';
  if (status === 422 || status === 409) return 'GitHub understood the request and does not accept it as things stand';
  if (status >= 500) return 'GitHub itself has a problem; see https://www.githubstatus.com and run again';
  return 'look at what GitHub says, and at the address of its interface';
}
