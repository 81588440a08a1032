import { fieldAsEvidence, setFields, shownSubject } from './evidence.js';
import type { ParsedMail } from './mime-parse.js';

/** What programs that hold back mail of strangers put into what they ask them. */
const FIELDS = [
  'X-TMDA-Fingerprint',
  'X-AskVersion',
  'X-Boxtrapper',
  'X-ChoiceMail-Registration-Request',
  'X-SpamArrest-Request',
  'X-Challenge-Response',
];
const AGENT = /\b(tmda|active spam killer|boxtrapper|spam ?arrest)\b/i;
/** How their subjects begin, in whatever follows a `Re:`. */
const SUBJECT =
  /^\W*((re|fwd?):\s*)*(your (e-?)?mail requires verification|please (confirm|verify) (your|that you sent) (the |this |your )?(e-?mail|message|mail)|\[?verification (required|request)|sender (verification|address verification)|confirm (your|this) (e-?mail|message) (to|so)\b|action required: confirm your e-?mail to)/i;
const LONGEST = 300;

/**
 * What shows that a mail asks whoever wrote to us, as we did to them, to prove to be a person before it lets a message
 * through; nothing where it does not.
 *
 * @param isMarked other signs say that a machine sent it
 */
export function challengeSigns(mail: ParsedMail, isMarked: boolean): string[] {
  const found = setFields(mail, FIELDS);
  for (const name of ['X-Delivery-Agent', 'X-Mailer'])
    if (AGENT.test((mail.header(name.toLowerCase()) ?? '').slice(0, LONGEST)))
      found.push(...fieldAsEvidence(mail, name));
  const answers = ['In-Reply-To', 'References'].flatMap((name) => fieldAsEvidence(mail, name));
  const asks = SUBJECT.test(mail.subject.slice(0, LONGEST));
  if (asks && (found.length > 0 || isMarked || answers.length > 0))
    found.push(shownSubject(mail), ...answers);
  return found;
}
