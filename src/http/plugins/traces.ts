import type { EdgePlugin } from '../edge-context.ts';
import { startStep } from '../tracing.ts';

/** Parsing, validation and execution as steps of the request's trace. */
export function useTraces(): EdgePlugin {
  const step = (name: string) => {
    const span = startStep(name);
    return () => span.end();
  };
  return {
    onParse: () => step('graphql parse'),
    onValidate: () => step('graphql validate'),
    onExecute: () => ({ onExecuteDone: step('graphql execute') }),
  };
}
