import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Every connection, with the answer that is under way on it, if there is one. */
export type Connections = Map<Socket, ServerResponse | null>;

export function trackConnections(server: Server): Connections {
  const connections: Connections = new Map();
  server.on('connection', (socket) => {
    connections.set(socket, null);
    socket.once('close', () => connections.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    connections.set(socket, response);
    response.once('close', () => {
      if (connections.get(socket) === response) connections.set(socket, null);
    });
  });
  return connections;
}

/** For a request whose first bytes are on their way; who has still asked nothing by then has nothing to wait for. */
const courtesyMs = 500;

/**
 * Stops listening, closes connections as they fall idle, and after `graceMs` closes the rest. Node closes the idle ones once,
 * when asked to close, and never those on which nothing was asked: browsers open such ones in advance.
 */
export async function closeServer(server: Server, connections: Connections, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const courtesy = setTimeout(() => {
    for (const [socket, response] of connections) if (response === null) socket.destroy();
  }, courtesyMs);
  const end = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  for (const timer of [sweep, courtesy, end]) clearTimeout(timer);
}
