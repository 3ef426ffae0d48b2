import { schema } from '../../src/graphql/index.ts';
import { exports, views as pages } from '../../src/page/views.ts';
import { fields } from './fields.ts';
import { files, views } from './views.ts';

/** Root fields that are read, without a question that measures them; and questions about fields that are not there. */
export function fieldsWithoutQuestion(): { missing: string[]; unknown: string[] } {
  return difference(
    Object.keys(schema.getQueryType()?.getFields() ?? {}),
    fields.map(({ of }) => of),
  );
}

export function pathsWithoutQuestion(): { missing: string[]; unknown: string[] } {
  const asked = [...views, ...files].map(({ of }) => of).filter((of) => of !== '(not found)');
  return difference(
    [...pages, ...exports].map(({ path }) => path),
    asked,
  );
}

/** @throws where the list of questions and what there is differ: the measurement would look complete and not be. */
export function assertEachFieldIsAsked(): void {
  for (const [what, { missing, unknown }] of [
    ['root field', fieldsWithoutQuestion()],
    ['path', pathsWithoutQuestion()],
  ] as const) {
    if (missing.length) throw new Error(`No question in bench/asked for the ${what} ${missing.join(', ')}.`);
    if (unknown.length)
      throw new Error(`bench/asked asks for ${unknown.join(', ')}: there is no such ${what}.`);
  }
}

function difference(there: readonly string[], asked: readonly string[]) {
  return {
    missing: there.filter((each) => !asked.includes(each)),
    unknown: [...new Set(asked)].filter((each) => !there.includes(each)),
  };
}
