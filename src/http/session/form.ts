import { isUtf8 } from 'node:buffer';
import { HttpProblem } from '../problem.ts';

/** What a form has sent: the values of each field in their order. A file counts as its text. */
export type Form = ReadonlyMap<string, readonly string[]>;

const MOST_FIELDS = 2000;

/** Reads a form as browsers send it. */
export async function readForm({ headers }: Request, body: Buffer | null): Promise<Form> {
  const type = headers.get('content-type') ?? '';
  const entries = /^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type)
    ? [...new URLSearchParams(textOf(body ?? Buffer.alloc(0)))]
    : /^multipart\/form-data\s*;/i.test(type)
      ? await partsOf(type, body)
      : null;
  if (!entries)
    throw new HttpProblem(415, 'UNSUPPORTED_MEDIA_TYPE', 'This path takes only what its form sends.');
  if (entries.length > MOST_FIELDS)
    throw new HttpProblem(400, 'BAD_REQUEST', `The form has more than ${MOST_FIELDS} fields.`);
  const form = new Map<string, string[]>();
  for (const [name, value] of entries) {
    const values = form.get(name);
    if (values) values.push(value);
    else form.set(name, [value]);
  }
  return form;
}

async function partsOf(type: string, body: Buffer | null): Promise<[string, string][]> {
  const parts = await new globalThis.Response(new Uint8Array(body ?? Buffer.alloc(0)), {
    headers: { 'content-type': type },
  })
    .formData()
    .catch(() => {
      throw new HttpProblem(400, 'BAD_REQUEST', 'The form cannot be read.');
    });
  const entries: [string, string][] = [];
  for (const [name, value] of parts as unknown as Iterable<[string, string | Blob]>) {
    if (typeof value === 'string') entries.push([name, value]);
    // Where no file was chosen, an empty one without a name is sent.
    else if (value.size > 0) entries.push([name, textOf(Buffer.from(await value.arrayBuffer()))]);
  }
  return entries;
}

function textOf(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new HttpProblem(400, 'BAD_REQUEST', 'The form must be text in UTF-8.');
  return bytes.toString('utf8');
}
