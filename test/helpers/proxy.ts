import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** One connection through the proxy: what the client has of it, and what the server has. */
interface Wire {
  client: Socket;
  server: Socket;
  /** How often the client has sent something after it had heard something: its round trips so far. */
  trips: number;
  /** Nothing passes any more in either way, and nobody is told. */
  isSilent: boolean;
}

export interface ProxyOptions {
  /** What the server sends is held back for so long, and then arrives together. */
  delayMs?: number;
  /** Sees what the client sends before it passes; true: it does not pass. */
  onSent?: (bytes: Buffer, wire: Wire) => boolean | undefined;
  /** Sees what the server sends before it passes; true: it does not pass. */
  onAnswered?: (bytes: Buffer, wire: Wire) => boolean | undefined;
}

export interface Proxy {
  /** The URL that was given, through the proxy. */
  url: string;
  /** Every connection that is open. */
  wires: Set<Wire>;
  /** Round trips of all connections, those that have closed among them. */
  trips(): number;
  options: ProxyOptions;
  close(): Promise<void>;
}

/** A network between a program and PostgreSQL that can be slow, cut or silent. */
export async function startProxy(url: string, options: ProxyOptions = {}): Promise<Proxy> {
  const { hostname, port } = new URL(url);
  const wires = new Set<Wire>();
  let trips = 0;
  const listener = createServer((client) => {
    const server = connect(Number(port), hostname);
    const wire: Wire = { client, server, trips: 0, isSilent: false };
    wires.add(wire);
    let hasHeard = true;
    client.on('data', (bytes) => {
      if (wire.isSilent) return;
      if (hasHeard) {
        wire.trips += 1;
        trips += 1;
      }
      hasHeard = false;
      if (!proxy.options.onSent?.(bytes, wire)) server.write(bytes);
    });
    let held: Buffer[] = [];
    const pass = () => {
      const bytes = Buffer.concat(held);
      held = [];
      if (wire.isSilent || !bytes.length || proxy.options.onAnswered?.(bytes, wire)) return;
      hasHeard = true;
      if (client.writable) client.write(bytes);
    };
    server.on('data', (bytes) => {
      held.push(bytes);
      if (!proxy.options.delayMs) pass();
      else if (held.length === 1) setTimeout(pass, proxy.options.delayMs);
    });
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      socket.setNoDelay(true);
      socket.on('error', () => {});
      // What was said before the end arrives before it.
      socket.on('close', () => {
        if (wire.isSilent) return;
        wires.delete(wire);
        setTimeout(() => other.destroy(), socket === server ? (proxy.options.delayMs ?? 0) : 0);
      });
    }
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((listener.address() as AddressInfo).port);
  const proxy: Proxy = {
    url: through.href,
    wires,
    trips: () => trips,
    options,
    async close() {
      const closed = once(listener, 'close');
      listener.close();
      for (const { client, server } of wires) {
        client.destroy();
        server.destroy();
      }
      wires.clear();
      await closed;
    },
  };
  return proxy;
}
