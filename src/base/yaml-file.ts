import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import type { z } from 'zod';
import { collectDiagnostics, type Diagnostic } from './diagnostics.ts';

export type KeyPath = readonly PropertyKey[];
/** 1-based. */
interface Position {
  line: number;
  column: number;
}

export interface YamlFile<T> {
  path: string;
  value: T;
  /** Where the value at a path of keys and indices is written; of the innermost part that exists. */
  at: (path: KeyPath) => Position;
}

/** Reads one YAML document by a schema. The file is null where there are diagnostics. */
export function readYaml<S extends z.ZodType>(
  path: string,
  content: string,
  schema: S,
): { file: YamlFile<z.output<S>> | null; diagnostics: Diagnostic[] } {
  const { diagnose, list } = collectDiagnostics(path);
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, prettyErrors: false });
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const report = (rule: string, { line, column }: Position, message: string) =>
    diagnose.error(rule, line, column, message);

  for (const problem of [...document.errors, ...document.warnings])
    report('yaml', position(problem.pos[0]), problem.message);
  // An alias can stand for any number of nodes: a small file could grow without end.
  visit(document, {
    Alias: (_, node) => report('yaml-alias', position(node.range?.[0] ?? 0), 'expected no aliases, got one'),
  });
  if (list().length > 0) return { file: null, diagnostics: list() };

  const at = (keys: KeyPath) => position(offsetOf(document, keys));
  const parsed = schema.safeParse(document.toJS(), { reportInput: true });
  for (const issue of parsed.error?.issues ?? [])
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys)
        report(
          'seed-key',
          position(offsetOf(document, [...issue.path, key], 'key')),
          `expected no key named ${key}`,
        );
    else report('seed-value', at(issue.path), `${[...issue.path].join('.')}: ${issue.message}${came(issue)}`);
  return parsed.success
    ? { file: { path, value: parsed.data, at }, diagnostics: [] }
    : { file: null, diagnostics: list() };
}

/** Zod says itself what came where the type was wrong, and nothing where the value was. */
const came = ({ code, input }: z.core.$ZodIssue) =>
  code === 'invalid_type' || typeof input === 'object' ? '' : `, got ${JSON.stringify(input)}`;

function offsetOf(document: Document, keys: KeyPath, side: 'key' | 'value' = 'value'): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const [index, key] of keys.entries()) {
    const isLast = index === keys.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (pair === undefined) return offset;
      node = isLast && side === 'key' ? pair.key : pair.value;
    } else if (isSeq(node)) node = node.items[Number(key)];
    else return offset;
    if (!isNode(node) || isAlias(node)) return offset;
    offset = node.range?.[0] ?? offset;
  }
  return offset;
}
