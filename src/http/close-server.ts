import { setMaxListeners } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { OpenStreams } from './send.ts';

/** Every connection, with the answers that are under way on it, oldest first: a client may ask before it was answered. */
export type Connections = Map<Socket, ServerResponse[]>;

export function trackConnections(server: Server, connections: Connections): void {
  server.on('connection', (socket) => {
    connections.set(socket, []);
    socket.once('close', () => connections.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    connections.get(socket)?.push(response);
    response.on('close', () => {
      const open = connections.get(socket);
      open?.splice(open.indexOf(response), 1);
    });
  });
}

/** Waits for requests whose first bytes are on their way; a client that has sent nothing by then has nothing to wait for. */
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
 * Reads what has been sent, then stops listening, and closes connections once nothing is running on them; after `graceMs` the
 * rest. Connections that wait to be accepted would be reset if the server stopped listening at once, and a connection that
 * looks idle may have a request in the kernel that this process has not read yet.
 */
async function closeServer(server: Server, connections: Connections, graceMs: number): Promise<void> {
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

/** For telling those who wait that it was in vain. */
const tellingMs = 500;

export interface Ending {
  connections: Connections;
  streams: OpenStreams;
  /** What is not answered when it is aborted is given up, so that it can still be told. */
  stopping: AbortSignal;
  isClosing(): boolean;
  /** After the last answer of a connection it is closed; what was asked behind this one would be lost with it. */
  isLast(socket: Socket, response: ServerResponse): boolean;
  /** Takes nothing new, ends event streams, lets answers under way finish; resolves when the last connection has closed. */
  close(graceMs: number): Promise<void>;
}

/** How a server ends, and what those who answer have to know of that. */
export function createEnding(server: Server): Ending {
  const connections: Connections = new Map();
  const streams: OpenStreams = new Set();
  const stopping = new AbortController();
  // As many listen as there are requests under way.
  setMaxListeners(0, stopping.signal);
  let isClosing = false;
  return {
    connections,
    streams,
    stopping: stopping.signal,
    isClosing: () => isClosing,
    isLast: (socket, response) => isClosing && connections.get(socket)?.at(-1) === response,
    close(graceMs) {
      isClosing = true;
      for (const end of streams) end();
      setTimeout(() => stopping.abort(), Math.max(0, graceMs - tellingMs)).unref();
      return closeServer(server, connections, graceMs);
    },
  };
}
