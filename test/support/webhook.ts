import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Real milliseconds before it. */
  readonly after?: number;
}

/** A webhook on this machine, which answers as a test wants. */
export interface Webhook {
  readonly url: string;
  /** Bodies it was sent, oldest first. */
  readonly bodies: string[];
  answers: (seen: number) => Answer;
  close(): Promise<void>;
}

export async function startWebhook(answers: Webhook['answers'] = () => ({ status: 200 })): Promise<Webhook> {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    bodies.push(Buffer.concat(chunks).toString());
    const { status, headers = {}, body = '', after = 0 } = webhook.answers(bodies.length);
    await new Promise((resolve) => setTimeout(resolve, after));
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const webhook: Webhook = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook/verySecretPartOfTheAddress`,
    bodies,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return webhook;
}
