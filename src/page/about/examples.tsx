import { documents } from '../operations.ts';
import type { Query } from '../view.ts';

const EXAMPLES = ['ExampleStanding', 'ExampleChannel', 'ExamplePast'] as const;

interface Example {
  question: string;
  query: string;
  answer: string;
}

/** The operations of `schema/operations` that serve as examples, each with the answer that it has now. */
export const answeredExamples = (query: Query): Promise<Example[]> =>
  Promise.all(
    EXAMPLES.map(async (name) => {
      const [comment = '', ...lines] = (documents.get(name) ?? '').split('\n');
      return {
        question: comment.replace(/^# /, ''),
        query: lines.join('\n').trim(),
        answer: JSON.stringify({ data: await query(name, {}) }, null, 2),
      };
    }),
  );

export function Examples({ examples }: { examples: readonly Example[] }) {
  return examples.map(({ question, query, answer }) => (
    <section key={question}>
      <h3>{question}</h3>
      <div class="side-by-side">
        <Code label={`Query: ${question}`}>{query}</Code>
        <Code label={`Answer: ${question}`}>{answer}</Code>
      </div>
    </section>
  ));
}

export function Code({ label, children }: { label: string; children: string }) {
  return (
    <section class="scroll code" aria-label={`${label}, scrollable`} tabindex={0}>
      <pre>
        <code>{children}</code>
      </pre>
    </section>
  );
}
