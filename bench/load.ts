import { Agent, get } from 'node:http';

/** Asks for a path so many times over so many connections that are kept open; fails on any answer but 200. */
export async function load(
  url: string,
  { requests, connections }: { requests: number; connections: number },
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let left = requests;
  const worker = async () => {
    while (left-- > 0) await ask(url, agent);
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
}

export const ask = (url: string, agent?: Agent): Promise<string> =>
  new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(chunks).toString());
        else reject(new Error(`${url} was answered with ${response.statusCode}.`));
      });
    }).once('error', reject);
  });
