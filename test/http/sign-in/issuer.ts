import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import type { Config } from '../../../src/config.ts';

type Settings = Config['issuers'][number];

export interface TestIssuer {
  settings: Settings;
  /** How often its keys were asked for. */
  fetches: number;
  /** What its key server answers; null: it hangs up. */
  keys: JWK[] | null;
  /** A token that is in order, but for what is given. */
  sign(
    claims?: JWTPayload,
    header?: { alg?: string; kid?: string; [name: string]: unknown },
  ): Promise<string>;
  privateKey: CryptoKey;
  publicJwk: JWK;
  /** Signs with a new key from now on, which its key server gives out beside the old one. */
  rotate(): Promise<void>;
  close(): Promise<void>;
}

/** An issuer with a key server of its own on this machine. */
export async function startIssuer(name: string, given: Partial<Settings> = {}): Promise<TestIssuer> {
  let count = 0;
  const newKey = async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    count += 1;
    return {
      privateKey,
      publicJwk: { ...(await exportJWK(publicKey)), kid: `${name}-${count}`, alg: 'RS256', use: 'sig' },
    };
  };
  let current = await newKey();
  const server = createServer((_request, response) => {
    issuer.fetches += 1;
    if (!issuer.keys) return response.destroy();
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: issuer.keys }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer: TestIssuer = {
    settings: {
      issuer: `https://${name}.example.org`,
      audience: 'sig-status',
      algorithms: ['RS256'],
      jwksUri: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
      clockToleranceSeconds: 30,
      cooldownSeconds: 30,
      maxAgeSeconds: 86_400,
      types: ['JWT', 'at+jwt'],
      authorizedParties: [],
      person: 'sub',
      rules: [],
      repositories: [],
      ...given,
    },
    fetches: 0,
    keys: [current.publicJwk],
    privateKey: current.privateKey,
    publicJwk: current.publicJwk,
    async sign(claims = {}, header = {}) {
      const now = Math.floor(Date.now() / 1000);
      const payload = {
        iss: issuer.settings.issuer,
        aud: issuer.settings.audience,
        sub: 'riyazdf',
        iat: now,
        exp: now + 300,
        ...claims,
      };
      const whole = Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));
      return new SignJWT(whole)
        .setProtectedHeader({ alg: 'RS256', kid: current.publicJwk.kid, ...header })
        .sign(current.privateKey);
    },
    async rotate() {
      current = await newKey();
      issuer.keys = [...(issuer.keys ?? []), current.publicJwk];
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return issuer;
}
