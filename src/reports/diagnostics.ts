export * from '../base/diagnostics.ts';
