import { Agent, type IncomingMessage, request } from 'node:http';

/** A page as one person sends it. */
export interface Answered {
  readonly question: string;
  /** Encoded as a browser encodes a form. */
  readonly form: string;
}

/** What came back for a request. */
export interface Reply {
  readonly status: number;
  readonly location: string;
  readonly body: string;
}

/** Somebody who answers: one connection to the server, kept open as a browser keeps it. */
export class Person {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private readonly origin: URL;

  constructor(origin: string) {
    this.origin = new URL(origin);
  }

  get(path: string): Promise<Reply> {
    return this.send('GET', path, '');
  }

  post(path: string, form: string): Promise<Reply> {
    return this.send('POST', path, form);
  }

  /** Fetches what the page asks for beside itself, as a browser does once for all pages. */
  async fetchAssets({ body }: Reply): Promise<void> {
    for (const [, path] of body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) await this.get(path!);
  }

  leave(): void {
    this.agent.destroy();
  }

  private send(method: string, path: string, form: string): Promise<Reply> {
    const { hostname, port } = this.origin;
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(form) };
    const options = { agent: this.agent, hostname, port, method, path, ...(method === 'POST' ? { headers } : {}) };
    return new Promise((resolve, reject) => {
      request(options, (response) => read(response, resolve))
        .on('error', reject)
        .end(form);
    });
  }
}

/** By events and in one piece: those who answer must cost little beside the server that is measured. */
function read(response: IncomingMessage, resolve: (reply: Reply) => void): void {
  const chunks: Buffer[] = [];
  const { statusCode, headers } = response;
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () =>
    resolve({ status: statusCode!, location: headers.location ?? '', body: Buffer.concat(chunks).toString() }),
  );
  response.on('aborted', () => resolve({ status: 0, location: '', body: '' }));
}
