import { type BlockList, isIP } from 'node:net';

/** `::ffff:192.0.2.1` and `192.0.2.1` are one address; a zone (`%eth0`) and a port say nothing about it. */
function plainAddress(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(bare) ? bare.toLowerCase() : null;
}

/** One subscriber of an IPv6 provider holds a whole /64, so that is what counts as one client. */
function network64(address: string): string {
  const [before = '', after] = address.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after ? after.split(':') : [];
  const gap = after === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array.from({ length: gap }, () => '0'), ...tail].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/**
 * Who sends: an IPv4 address or an IPv6 /64. `X-Forwarded-For` is read from the right for as long as the address
 * at hand is a trusted proxy; what an untrusted peer put there is never looked at.
 */
export function clientOf(
  peer: string | undefined,
  forwardedFor: string | string[] | undefined,
  trustedProxies: BlockList,
): string {
  let address = plainAddress(peer ?? '');
  const hops = [forwardedFor ?? []].flat().join(',').split(',');
  while (address !== null && hops.length > 0 && isTrusted(address, trustedProxies)) {
    const hop = plainAddress(hops.pop() ?? '');
    if (hop === null) break;
    address = hop;
  }
  if (address === null) return 'unknown';
  return isIP(address) === 6 ? network64(address) : address;
}

function isTrusted(address: string, proxies: BlockList): boolean {
  return proxies.rules.length > 0 && proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
