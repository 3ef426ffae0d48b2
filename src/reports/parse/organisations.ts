const ATTENDEES = /^attendees (?:(?:were|are|came) )?from:? (.+)$/i;

/** The list in `Attendees from Docker, Intel and ARM`; empty where a text is no such list of names. */
export function readAttendees(text: string): string[] {
  const [, list] = ATTENDEES.exec(text) ?? [];
  const names = list ? readOrganisations(list) : [];
  return names.every((name) => /^[\p{Lu}\d]/u.test(name) && name.split(' ').length <= 5) ? names : [];
}

export const readOrganisations = (list: string): string[] => [
  ...new Set(
    list
      .replace(/\.$/, '')
      .split(/,(?: and | & )?| and | & |;/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];
