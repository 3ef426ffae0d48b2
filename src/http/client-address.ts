import type { IncomingMessage, Server } from 'node:http';
import { type BlockList, isIP, type Socket } from 'node:net';
import ipaddr from 'ipaddr.js';
import proxyAddr from 'proxy-addr';

/** `::ffff:192.0.2.1` and `192.0.2.1` are one address; a zone (`%eth0`) and a port say nothing about it. */
function plainAddress(text: string | undefined): string | null {
  const bare = (text ?? '')
    .trim()
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '');
  return isIP(bare) ? ipaddr.process(bare).toString() : null;
}

/** One subscriber of an IPv6 provider holds a whole /64, so that is what counts as one client. */
function clientAt(address: string): string {
  const parsed = ipaddr.parse(address);
  if (!(parsed instanceof ipaddr.IPv6)) return address;
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}

/** Of each connection, the client of those requests of it that no proxy says anything of. */
const ofConnections = new WeakMap<Socket, string>();

/** The client of a request, by {@link clientAlong} of what it says. */
export function clientOf(
  { socket, headers }: IncomingMessage,
  trustedProxies: BlockList,
  isLocal = false,
): string {
  const forwardedFor = headers['x-forwarded-for'];
  if (forwardedFor !== undefined)
    return clientAlong(socket.remoteAddress, forwardedFor, trustedProxies, isLocal);
  const known =
    ofConnections.get(socket) ?? clientAlong(socket.remoteAddress, undefined, trustedProxies, isLocal);
  ofConnections.set(socket, known);
  return known;
}

/**
 * The client: an IPv4 address or an IPv6 /64. `X-Forwarded-For` is read from the right for as long as the address at hand is a
 * trusted proxy; what an untrusted peer put there is ignored.
 * @param isLocal over a socket that has no addresses, which only a proxy on this machine can reach
 */
export function clientAlong(
  peer: string | undefined,
  forwardedFor: string | string[] | undefined,
  trustedProxies: BlockList,
  isLocal = false,
): string {
  const request = {
    connection: { remoteAddress: peer },
    headers: { 'x-forwarded-for': [forwardedFor ?? []].flat().join(',') },
  };
  const isProxy = (given: string | undefined, hop: number): boolean => {
    if (hop === 0 && isLocal) return true;
    const address = plainAddress(given);
    return address !== null && isTrusted(address, trustedProxies);
  };
  const way = proxyAddr.all(request as never, isProxy);
  const address = way.map(plainAddress).findLast((known) => known !== null);
  return address == null ? 'unknown' : clientAt(address);
}

function isTrusted(address: string, proxies: BlockList): boolean {
  return proxies.rules.length > 0 && proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** Whether requests come over a socket of the file system, which has no addresses; known once the server listens. */
export function isLocalOf(server: Server): () => boolean {
  let hasNoAddress: boolean | null = null;
  return () => {
    if (hasNoAddress !== null) return hasNoAddress;
    const address = server.address();
    hasNoAddress = address === null || typeof address === 'string';
    return hasNoAddress;
  };
}
