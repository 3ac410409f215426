import { execFileSync, spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export interface GitServer {
  readonly url: string;
  /** What the requests so far were authorised with; undefined for one without. */
  readonly authorizations: (string | undefined)[];
  /** Answered instead of the repository, where it is set. */
  answer: ((authorization: string) => { readonly status: number; readonly text: string }) | undefined;
  close(): Promise<void>;
}

/** Repositories of a folder over HTTP, through git's own program for that, to whoever has the right header. */
export async function serveGit(folder: string, allowed: (authorization: string) => boolean): Promise<GitServer> {
  const program = join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend');
  const authorizations: (string | undefined)[] = [];
  const told: { answer: GitServer['answer'] } = { answer: undefined };
  const server: Server = createServer((request, response) => {
    const { authorization } = request.headers;
    authorizations.push(authorization);
    const instead = told.answer?.(authorization ?? '');
    if (instead !== undefined) {
      response.writeHead(instead.status, { 'content-type': 'text/plain', location: instead.text }).end(instead.text);
      return;
    }
    if (!allowed(authorization ?? '')) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
      return;
    }
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const environment = {
      ...{ GIT_PROJECT_ROOT: folder, GIT_HTTP_EXPORT_ALL: '1', PATH_INFO: path, QUERY_STRING: query },
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      PATH: process.env.PATH ?? '',
    };
    const child = spawn(program, { env: environment, stdio: ['pipe', 'pipe', 'ignore'] });
    request.pipe(child.stdin);
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('close', () => {
      const output = Buffer.concat(chunks);
      const end = output.indexOf('\r\n\r\n');
      const headers = output
        .toString('latin1', 0, end)
        .split('\r\n')
        .map((line) => line.split(': ') as [string, string]);
      const status = Number(headers.find(([name]) => name === 'Status')?.[1].slice(0, 3) ?? 200);
      response.writeHead(status, Object.fromEntries(headers.filter(([name]) => name !== 'Status')));
      response.end(output.subarray(end + 4));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(told, {
    url: `http://127.0.0.1:${port}`,
    authorizations,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}
