import fc from 'fast-check';
import { expect, test } from 'vitest';
import { handle, LIMITS, line, prose, slug, url } from '../../src/base/text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 300 });

test('what is taken is trimmed, NFC, within its limit, and taken again as it is', () => {
  for (const [kind, most] of [
    [line(20), 20],
    [prose(20), 20],
  ] as const)
    fc.assert(
      fc.property(anyText, (given) => {
        const taken = kind.safeParse(given);
        if (!taken.success) {
          expect(taken.error.issues).toHaveLength(1);
          return;
        }
        expect(taken.data).toBe(taken.data.trim().normalize('NFC'));
        expect([...taken.data].length).toBeLessThanOrEqual(most);
        expect(taken.data).not.toMatch(/\p{Surrogate}|[\uFFFE\uFFFF]/u);
        expect(taken.data.replace(/[\n\t]/g, '')).not.toMatch(/\p{Cc}/u);
        expect(kind.parse(taken.data)).toBe(taken.data);
      }),
      { numRuns: 500 },
    );
});

test('a limit counts characters as they are stored', () => {
  // One character that NFC writes as three.
  const grows = '\uFB2C';
  expect([...grows.normalize('NFC')]).toHaveLength(3);
  expect(line(2).safeParse(grows).success).toBe(false);
  expect(line(3).parse(grows)).toBe(grows.normalize('NFC'));
  expect(line(1).parse('e\u0301')).toBe('é');
});

test('a handle loses its @, and is one that GitHub could give out', () => {
  expect(handle().parse(' @zx2c4 ')).toBe('zx2c4');
  for (const given of ['', '@', 'a b', '-a', 'a-', 'a--b', 'a_b', 'é', 'a'.repeat(LIMITS.handle + 1), '@@a'])
    expect(handle().safeParse(given).success, given).toBe(false);
  expect(handle().parse('a'.repeat(LIMITS.handle))).toHaveLength(LIMITS.handle);
});

test('a slug is small letters, digits and single hyphens', () => {
  expect(slug().parse('kernel-config')).toBe('kernel-config');
  for (const given of ['A', 'a_b', '-a', 'a-', 'a--b', 'a/b', '..', 'a'.repeat(LIMITS.slug + 1)])
    expect(slug().safeParse(given).success, given).toBe(false);
});

test('a URL is absolute, and of a kind that a page may link to', () => {
  for (const given of ['https://example.org/a?b#c', 'http://localhost', 'mailto:sig@example.org'])
    expect(url().parse(given)).toBe(given);
  for (const given of [
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:,x',
    'file:///etc/passwd',
    '//example.org',
    'example.org',
    'https://',
    'https://a\nb',
  ])
    expect(url().safeParse(given).success, given).toBe(false);
});
