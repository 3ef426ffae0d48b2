import { lookup as systemLookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

const LONGEST_MS = 5000;
/** At most so much of an answer is read, to free the connection; nobody sees it. */
const MOST_BYTES = 64 * 1024;
/** Addresses that lead inward although they look public: a cloud's services for its machines, and old forms of IPv4 within IPv6. */
const DENIED = new BlockList();
DENIED.addAddress('168.63.129.16');
for (const [network, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
] as const)
  DENIED.addSubnet(network, prefix, 'ipv6');

/** At most so much is read of an address that people have configured. */
const MOST_READ = 2 * 1024 * 1024;

interface Asked {
  method: 'GET' | 'POST';
  body?: string;
  headers: Readonly<Record<string, string>>;
  most: number;
}

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
  isWhole: boolean;
}

export interface Outgoing {
  /** @throws SendError where it cannot be read whole */
  get(
    url: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ isUnchanged: boolean; body: Buffer; etag: string | null }>;
  /** @throws SendError where it is not taken */
  post(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<void>;
}

const INWARD =
  'Its address is private or belongs to this machine: the server sends nothing there unless its operator allows it.';

/** Why a receiver did not take a message. */
export class SendError extends Error {
  /** Trying again would not help. */
  readonly isFinal: boolean;
  /** The receiver wants no further messages. */
  readonly isGone: boolean;
  constructor(message: string, { isFinal = false, isGone = false } = {}) {
    super(message);
    this.name = 'SendError';
    this.isFinal = isFinal;
    this.isGone = isGone;
  }
}

/**
 * Sends requests to addresses that people have given. The connection that uses an address also checks it, so that a name
 * which leads elsewhere the second time helps nobody. Redirects are not followed.
 * @param allowed networks that may be reached although they are private
 */
export function createOutgoing(
  allowed: BlockList,
  lookup: LookupFunction = systemLookup as LookupFunction,
): Outgoing {
  const mayReach = (text: string): boolean => {
    const address = ipaddr.process(text);
    const family = address.kind();
    if (allowed.check(address.toString(), family)) return true;
    return address.range() === 'unicast' && !DENIED.check(address.toString(), family);
  };
  const checked: LookupFunction = (name, options, answer) =>
    lookup(name, options, (error, found, family) => {
      const addresses = Array.isArray(found) ? found.map(({ address }) => address) : [found];
      if (!error && !addresses.every(mayReach)) answer(new SendError(INWARD), '', 0);
      else answer(error, found as string, family);
    });
  const ask = (text: string, { method, body = '', headers, most }: Asked): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const url = new URL(text);
      if (url.protocol !== 'http:' && url.protocol !== 'https:')
        return reject(
          new SendError(`Expected an http or https address, got ${url.protocol}`, { isFinal: true }),
        );
      // Nothing looks up a host that is an address already, so it is checked here.
      const host = url.hostname.replace(/^\[|\]$/g, '');
      if (isIP(host) && !mayReach(host)) return reject(new SendError(INWARD));
      const { request } = url.protocol === 'http:' ? http : https;
      let answered: http.IncomingMessage | null = null;
      const timer = setTimeout(
        () => outgoing.destroy(new SendError(`It did not answer within ${LONGEST_MS / 1000} seconds.`)),
        LONGEST_MS,
      );
      const outgoing = request(
        url,
        {
          method,
          // No connection is used twice: each is checked.
          agent: false,
          lookup: checked,
          headers: {
            ...(method === 'POST'
              ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
              : {}),
            // A packed answer could have any size.
            'accept-encoding': 'identity',
            'user-agent': 'sig-status',
            ...headers,
          },
        },
        (answer) => {
          answered = answer;
          const chunks: Buffer[] = [];
          let length = 0;
          let isWhole = true;
          answer.on('data', (chunk: Buffer) => {
            length += chunk.length;
            if (length <= most) chunks.push(chunk);
            else {
              isWhole = false;
              answer.destroy();
            }
          });
          answer.on('error', () => {
            isWhole = false;
          });
          answer.on('close', () => {
            clearTimeout(timer);
            const { statusCode: status = 0, headers: given, complete } = answer;
            resolve({ status, headers: given, body: Buffer.concat(chunks), isWhole: isWhole && complete });
          });
        },
      );
      outgoing.on('error', (error) => {
        // Once there is an answer, it says what happened, however the connection ended.
        if (answered) return;
        clearTimeout(timer);
        reject(error instanceof SendError ? error : new SendError(whyFailed(error)));
      });
      outgoing.end(body);
    });
  return {
    async post(url, body, headers) {
      const { status } = await ask(url, { method: 'POST', body, headers, most: MOST_BYTES });
      if (status < 200 || status >= 300) throw refusal(status);
    },
    async get(url, headers) {
      const {
        status,
        headers: given,
        body,
        isWhole,
      } = await ask(url, {
        ...{ method: 'GET', headers, most: MOST_READ },
      });
      if (status === 304) return { isUnchanged: true, body: Buffer.alloc(0), etag: null };
      if (status < 200 || status >= 300) throw refusal(status);
      if (!isWhole) throw new SendError(`Its answer broke off or has more than ${MOST_READ} bytes.`);
      return { isUnchanged: false, body, etag: given.etag ?? null };
    },
  };
}

function refusal(status: number): SendError {
  if (status === 410) return new SendError('It answered 410 (gone).', { isFinal: true, isGone: true });
  if (status >= 300 && status < 400)
    return new SendError(`It answered ${status}: the server follows no redirects.`);
  return new SendError(`It answered ${status}.`);
}

/** Leaves out what an error may quote from inside our network. */
function whyFailed(error: NodeJS.ErrnoException): string {
  return `It cannot be reached (${error.code ?? 'no reason given'}).`;
}
