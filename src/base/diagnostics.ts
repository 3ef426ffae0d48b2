/** What a reader of reports has to say about one place of one file. */
export interface Diagnostic {
  path: string;
  /** 1-based. */
  line: number;
  /** 1-based, in UTF-16 code units. */
  column: number;
  /** An error leaves the report unapplied; `--strict` makes errors of warnings. */
  severity: 'error' | 'warning';
  /** kebab-case. */
  rule: string;
  message: string;
}

export const formatDiagnostic = ({ path, line, column, message, rule }: Diagnostic) =>
  `${path}:${line}:${column} ${message} [${rule}]`;

export const hasErrors = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.some(({ severity }) => severity === 'error');

/** Takes diagnostics while a file is read. */
export interface Diagnose {
  error: (rule: string, line: number, column: number, message: string) => void;
  warn: (rule: string, line: number, column: number, message: string) => void;
}

/** Per severity; what comes after is counted in one last diagnostic. */
const MOST = 200;

export function collectDiagnostics(path: string) {
  const kept: Diagnostic[] = [];
  const counts = { error: 0, warning: 0 };
  const add =
    (severity: Diagnostic['severity']): Diagnose['error'] =>
    (rule, line, column, message) => {
      counts[severity]++;
      if (counts[severity] <= MOST) kept.push({ path, line, column, severity, rule, message });
    };
  const diagnose: Diagnose = { error: add('error'), warn: add('warning') };
  /** In source order. */
  const list = (): Diagnostic[] => {
    const sorted = kept.toSorted((a, b) => a.line - b.line || a.column - b.column);
    const rest = (['error', 'warning'] as const).flatMap((severity): Diagnostic[] => {
      const more = counts[severity] - MOST;
      const message = `and ${more} more ${severity}${more === 1 ? '' : 's'} in this file`;
      return more > 0 ? [{ path, line: 1, column: 1, severity, rule: 'and-more', message }] : [];
    });
    return [...sorted, ...rest];
  };
  return { diagnose, list };
}
