import { defineAct } from './act.ts';
import { issueToken } from './issue-token.ts';
import { NewToken } from './token-schemas.ts';

export interface CreatedToken {
  tokenId: number;
  name: string;
  person: string;
  /** Null when the answer is given again under an idempotency key: the secret was shown and is not kept. */
  secret: string | null;
}

/** Issues a credential; its secret is shown in the first answer and never again. */
export const createToken = defineAct({
  name: 'createToken',
  input: NewToken,
  run: async (tx, input, { now }) => {
    const { id, name, person, expiresAt, secret } = await issueToken(tx, input, now);
    return {
      answer: { tokenId: id, name, person, secret: null } as CreatedToken,
      shownOnce: { secret },
      subject: `Token:${id}`,
      details: { name, role: input.role, projects: input.projects, person, expiresAt },
    };
  },
});
