import type { GroupTold } from '../base/group.ts';
import type { GroupFile } from '../base/group-file.ts';
import type { Environment } from './problems.ts';

const upper = <Word extends string>(word: Word) => word.toUpperCase().replace(' ', '_') as Uppercase<Word>;

/** The subscriptions of the group's file, with what it leaves to the environment; and what is missing there. */
export function toldOf(
  file: Pick<GroupFile, 'tell'>,
  environment: Environment | null,
): { tell: GroupTold[]; problems: string[] } {
  const problems: string[] = [];
  const fromEnvironment = (name: string | undefined): string | null => {
    if (!name) return null;
    // `check` reads a folder alone, without an environment.
    if (!environment) return null;
    const value = environment[name];
    if (!value)
      problems.push(
        `${name}: expected an address or a secret, which sig.yaml (tell) reads from it; it is not set.`,
      );
    return value ?? '';
  };
  const tell = file.tell.map((each, index): GroupTold => {
    const address = each.to ?? fromEnvironment(each.to_from);
    const secret = fromEnvironment(each.secret_from);
    const wrong = (message: string) =>
      environment && problems.push(`sig.yaml: tell: entry ${index + 1}: ${message}`);
    if (address === null) wrong('expected an address in to or to_from, found neither.');
    if ((each.by === 'webhook') !== (secret !== null))
      wrong('expected secret_from with by: webhook, and with no other channel.');
    if (secret && !/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(secret))
      problems.push(
        `${each.secret_from}: expected whsec_ and at least 24 bytes in base64, got another kind of value (not shown).`,
      );
    if ((each.about === 'project') !== Boolean(each.project))
      wrong('expected project with about: project, and with no other topic.');
    if ((each.about === 'level') !== Boolean(each.level))
      wrong('expected level with about: level, and with no other topic.');
    const isMail = /^[^\s@<>]+@[^\s@<>]+$/.test(address ?? '');
    const isUrl = URL.canParse(address ?? '') && /^https?:$/.test(new URL(address ?? '').protocol);
    if (address && !(each.by === 'email' ? isMail : isUrl))
      wrong(
        each.by === 'email'
          ? 'expected an e-mail address, got something else.'
          : 'expected an http or https URL, got something else.',
      );
    if (each.pace !== 'at once' && each.by !== 'email') wrong('expected pace with by: email only.');
    return {
      channel: upper(each.by),
      address: address ?? '',
      topic: upper(each.about),
      project: each.project ?? null,
      level: each.level ?? null,
      pace: upper(each.pace) as GroupTold['pace'],
      secret,
    };
  });
  return { tell, problems };
}
