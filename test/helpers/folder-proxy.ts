import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that passes on what lies in a folder, which it takes away or leaves, and answers 404 to all else. */
export async function folderProxy(folder: string, way: 'takes it away' | 'leaves it') {
  let target = '';
  const elsewhere: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { url = '', method, headers } = incoming;
    if (url !== folder && !url.startsWith(`${folder}/`)) {
      elsewhere.push(url);
      outgoing.writeHead(404).end();
      return;
    }
    const path = way === 'leaves it' ? url : url.slice(folder.length) || '/';
    const passed = request(target + path, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      answer.on('error', () => outgoing.destroy());
    });
    passed.on('error', () => outgoing.destroy());
    outgoing.on('close', () => passed.destroy());
    incoming.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${folder}`;
  return {
    url,
    /** Paths outside of the folder that were asked for. */
    elsewhere,
    leadTo(site: string) {
      target = site;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
