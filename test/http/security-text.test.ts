import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openSite } from '../helpers/site.ts';

const contacts = 'mailto:security@example.org, https://example.org/security';

test('whom to tell of a hole, as RFC 9116 says it', async () => {
  const { securityContacts } = readConfig({ SIG_STATUS_SECURITY_CONTACT: contacts });
  const site = await openSite({ config: { securityContacts, publicUrl: 'https://status.example.org' } });
  const response = await site.get('/.well-known/security.txt');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  const lines = (await response.text()).trimEnd().split('\n');
  expect(lines).toEqual([
    'Contact: mailto:security@example.org',
    'Contact: https://example.org/security',
    expect.stringMatching(/^Expires: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    'Canonical: https://status.example.org/.well-known/security.txt',
  ]);
  const days = (Date.parse(lines[2]?.slice(9) ?? '') - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(100);
  expect(days).toBeLessThan(365);
  expect((await fetch(`${site.url}/.well-known/security.txt`, { method: 'POST' })).status).toBe(405);
  await site.close();
});

test('is not there where nobody is named, and what is no contact is refused', async () => {
  const site = await openSite();
  expect((await site.get('/.well-known/security.txt')).status).toBe(404);
  await site.close();
  for (const bad of [
    'security@example.org',
    'http://example.org/',
    'javascript:alert(1)',
    'mailto:a@b\nEncryption: x',
  ])
    expect(() => readConfig({ SIG_STATUS_SECURITY_CONTACT: bad })).toThrow();
});
