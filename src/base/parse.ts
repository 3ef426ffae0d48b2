import type { z } from 'zod';
import { type Issue, ValidationError } from './errors.ts';

type Outputs<Schemas extends readonly z.ZodType[]> = { [At in keyof Schemas]: z.output<Schemas[At]> };

/** The input, as each schema reads it. @throws ValidationError with all problems that any of them finds, in the order of the input */
export function parse<const Schemas extends readonly z.ZodType[]>(
  schemas: Schemas,
  given: unknown,
  root = 'input',
): Outputs<Schemas> {
  const results = schemas.map((schema) => schema.safeParse(given));
  const issues = results
    .flatMap((result) => (result.success ? [] : result.error.issues))
    .sort((a, b) => positionIn(given, a.path[0]) - positionIn(given, b.path[0]))
    .map(({ path, message }): Issue => ({ path: [root, ...path].join('.'), message }));
  if (issues.length) throw new ValidationError(issues);
  return results.map((result) => result.data) as Outputs<Schemas>;
}

/** Problems are told in the order of the input. */
const positionIn = (given: unknown, key: PropertyKey | undefined) =>
  typeof given === 'object' && given !== null ? Object.keys(given).indexOf(String(key)) : -1;
