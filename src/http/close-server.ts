import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

/** Every connection, with the answers that are under way on it, oldest first: a client may ask before it was answered. */
export type Connections = Map<Socket, ServerResponse[]>;

export function trackConnections(server: Server): Connections {
  const connections: Connections = new Map();
  server.on('connection', (socket) => {
    connections.set(socket, []);
    socket.once('close', () => connections.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    connections.get(socket)?.push(response);
    response.once('close', () => {
      const open = connections.get(socket);
      open?.splice(open.indexOf(response), 1);
    });
  });
  return connections;
}

/** For a request whose first bytes are on their way; who has still asked nothing by then has nothing to wait for. */
const courtesyMs = 500;
/** What was sent before a turn of the loop has been read after two. */
const turns = 3;

/** However busy the loop is, what had arrived by now has been read when this resolves. */
async function everythingRead(): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    await sleep(1);
    await nextTurn();
  }
}

/**
 * Takes what has been sent, then stops listening, and closes connections once nothing is under way on them; after `graceMs` the
 * rest. Connections that wait to be accepted would be reset if the server stopped listening at once, and a connection that looks
 * idle may have a request in the kernel that this process has not come to read.
 */
export async function closeServer(server: Server, connections: Connections, graceMs: number): Promise<void> {
  const until = performance.now() + graceMs;
  await Promise.all([sleep(Math.min(courtesyMs, graceMs)), everythingRead()]);
  const closed = new Promise<void>((resolve) => {
    // That of http closes idle connections as well, and does not look whether a request waits in them.
    NetServer.prototype.close.call(server, () => resolve());
  });
  let isClosed = false;
  closed.then(() => {
    isClosed = true;
  });
  while (!isClosed && performance.now() < until) {
    const idle = [...connections].filter(([, open]) => open.length === 0).map(([socket]) => socket);
    await everythingRead();
    for (const socket of idle) if (connections.get(socket)?.length === 0) socket.destroy();
    await Promise.race([closed, sleep(20)]);
  }
  server.closeAllConnections();
  for (const socket of connections.keys()) socket.destroy();
  await closed;
}
