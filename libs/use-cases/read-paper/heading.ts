/** How letters say what they are about: Re, Subject, and in Welsh Parthed, Ynglŷn â, Testun. */
const SAYS = /^\s*(?:re|ref|subject|parthed|ynghylch|ynglŷn â|testun)\s*[:.]\s*(\S.{2,118})\s*$/iu;
const WITHIN_LINES = 40;

/** What a letter says it is about, where a line of it says so. */
export function headingOf(text: string): string | undefined {
  for (const line of text.split('\n').slice(0, WITHIN_LINES)) {
    const heading = SAYS.exec(line)?.[1]?.trim();
    if (heading && /\p{L}{3}/u.test(heading)) return heading;
  }
  return undefined;
}
