import { type Diagnostic, formatDiagnostic } from '../reports/diagnostics.ts';

/** The seed files are broken, and nothing was written. One line `path:line:column message [rule]` for each problem. */
export class SeedError extends Error {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(formatDiagnostic).join('\n'));
    this.name = 'SeedError';
    this.diagnostics = diagnostics;
  }
}
