import { useVisitor } from '../visitor.ts';

/** In each form that acts: without it nothing is done. */
export function FormToken() {
  const visitor = useVisitor();
  return visitor && <input type="hidden" name="formToken" value={visitor.formToken} />;
}
