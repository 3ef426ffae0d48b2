import { expect, test } from 'vitest';
import { safeUrl, shortUrl } from '../../src/page/components/external-link.tsx';
import { hostileUrls } from '../helpers/hostile.ts';

test.each([
  ['https://github.com/linuxkit/linuxkit/pull/1', 'https://github.com/linuxkit/linuxkit/pull/1'],
  ['http://example.org', 'http://example.org/'],
  ['mailto:sig@example.org', 'mailto:sig@example.org'],
])('%s may be linked to', (url, safe) => {
  expect(safeUrl(url)).toBe(safe);
});

test.each([
  ...hostileUrls.slice(0, 8),
  '',
  'wireguard.com',
  'ftp://example.org/x',
  'blob:https://example.org/x',
])('%j may not be linked to', (url) => {
  expect(safeUrl(url)).toBeNull();
});

test('quotes and brackets in an address are encoded', () => {
  expect(safeUrl(hostileUrls[8])).not.toMatch(/["<>]/);
  expect(safeUrl(hostileUrls[9])).not.toMatch(/["<>]/);
});

test('a long address is shown shortened in its middle', () => {
  const url = 'https://github.com/linuxkit/linuxkit/blob/3bf33c3a11fc20b459195294a7d8980cbca4195b/a.md#L3';
  expect(shortUrl(url)).toBe('github.com/linuxkit/linuxkit/blob/3b…980cbca4195b/a.md#L3');
});
