import { z } from 'zod';

/** A query string that cannot be read: which parameter, what was expected, what came. */
export class BadQueryError extends Error {
  constructor(name: string, expected: string, came: string) {
    super(`${name}: expected ${expected}, got ${JSON.stringify(came.slice(0, 100))}.`);
    this.name = 'BadQueryError';
  }
}

type Values = readonly string[];

/** A parameter that is given once or not at all. */
export const one = <Schema extends z.ZodType<unknown, string>>(schema: Schema) =>
  z
    .custom<Values>()
    .refine((values) => values.length < 2, 'one value')
    .transform(([value]) => value)
    .pipe(schema.optional());

/** A parameter that may be repeated. */
export const many = <Schema extends z.ZodType<unknown, string>>(schema: Schema) =>
  z.custom<Values>().pipe(z.array(schema));

/** One of a few words, whatever their case. */
export const word = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z
    .string()
    .transform((text) => words.find((known) => known.toLowerCase() === text.toLowerCase()) ?? text)
    .pipe(z.enum(words, { error: `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` }));

export const day = z.iso.date({ error: 'a day such as 2017-06-07' });
export const text = z.string();
/** From 1. */
export const wholeNumber = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, { error: 'a whole number from 1' })
  .transform(Number);

/**
 * Reads the named parameters; an empty one counts as absent, as forms send it, and others are let be.
 * @throws BadQueryError for the first that cannot be read.
 */
export function readQuery<Shape extends Record<string, z.ZodType<unknown, Values>>>(
  { searchParams }: URL,
  shape: Shape,
): { [Name in keyof Shape]: z.output<Shape[Name]> } {
  const read = Object.entries(shape).map(([name, schema]) => {
    const values = searchParams.getAll(name).filter((value) => value !== '');
    const result = schema.safeParse(values);
    if (result.success) return [name, result.data];
    const [issue] = result.error.issues;
    throw new BadQueryError(name, issue?.message ?? 'something else', values.join(', '));
  });
  return Object.fromEntries(read);
}
