import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingMessage, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

export interface Answer {
  status: number;
  type: string;
  location: string | undefined;
  body: Buffer;
}

export interface Asked {
  get(path: string): Promise<Answer>;
  close(): Promise<void>;
}

/** Reads a site as anybody would, over a socket that nobody else can reach. */
export async function askAlone(server: Server): Promise<Asked> {
  const folder = await mkdtemp(join(tmpdir(), 'sig-status-'));
  const socketPath = join(folder, 'sock');
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  return {
    async get(path) {
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        const headers = { host: 'localhost', accept: 'text/html,*/*' };
        request({ socketPath, path, headers }, resolve).on('error', reject).end();
      });
      const { statusCode = 0, headers } = response;
      return {
        status: statusCode,
        type: headers['content-type'] ?? '',
        location: headers.location,
        body: await buffer(response),
      };
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
