import { expect, test } from 'vitest';
import { z } from 'zod';
import { readYaml } from '../../src/base/yaml-file.ts';
import { formatDiagnostic } from '../../src/reports/diagnostics.ts';

const schema = z.strictObject({
  list: z.array(z.strictObject({ name: z.string(), level: z.enum(['A', 'B']).optional() })),
});
const problems = (content: string) => readYaml('x.yaml', content, schema).diagnostics.map(formatDiagnostic);

test('a good file is read, and knows where each value is written', () => {
  const { file, diagnostics } = readYaml(
    'x.yaml',
    'list:\n  - name: "1.10"\n  - { name: b, level: A }\n',
    schema,
  );
  expect(diagnostics).toEqual([]);
  expect(file?.value).toEqual({ list: [{ name: '1.10' }, { name: 'b', level: 'A' }] });
  expect(file?.at(['list', 1, 'level'])).toEqual({ line: 3, column: 23 });
  expect(file?.at(['list', 0, 'level'])).toEqual({ line: 2, column: 5 });
});

test.each([
  ['a key given twice', 'list: []\nlist: []\n', ['x.yaml:2:1 Map keys must be unique [yaml]']],
  [
    'a number for a text',
    'list:\n  - name: 4.10\n',
    ['x.yaml:2:11 list.0.name: Invalid input: expected string, received number [seed-value]'],
  ],
  [
    'a value that is missing',
    'list:\n  - level: A\n',
    ['x.yaml:2:5 list.0.name: Invalid input: expected string, received undefined [seed-value]'],
  ],
  [
    'a value that is none of those expected',
    'list:\n  - { name: a, level: C }\n',
    ['x.yaml:2:23 list.0.level: Invalid option: expected one of "A"|"B", got "C" [seed-value]'],
  ],
  [
    'a key nobody knows',
    'list:\n  - name: a\n    nmae: b\n',
    ['x.yaml:3:5 expected no key named nmae [seed-key]'],
  ],
])('%s is refused where it stands', (_, content, expected) => {
  expect(problems(content)).toEqual(expected);
});

test('aliases are refused, so that a small file cannot stand for a large one', () => {
  const bomb = `a: &a [x, x]\n${[...'bcdefghij'].map((c, i) => `${c}: &${c} [*${'abcdefghi'[i]}, *${'abcdefghi'[i]}]`).join('\n')}\n`;
  expect(problems(bomb)[0]).toBe('x.yaml:2:8 expected no aliases, got one [yaml-alias]');
});

test.each([
  ['no YAML at all', 'list: [\n'],
  ['two documents', 'list: []\n---\nlist: []\n'],
  ['an empty file', ''],
])('%s is refused with a place', (_, content) => {
  expect(problems(content)[0]).toMatch(/^x\.yaml:\d+:\d+ \S.* \[(yaml|seed-value)\]$/);
});
