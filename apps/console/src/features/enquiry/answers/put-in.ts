import { type AnswerSuggestion, api, type EnquiryDetail, type Me } from '@frontdoor/contracts';
import { mayUse } from '../../../session/me.js';
import { wordsWanted } from '../../../state/words-wanted.js';

/** As an answer goes into a reply: with the link, where something can be done online. */
export const wordsOf = ({ body, link, linkText }: AnswerSuggestion): string =>
  link === null ? body : `${body}\n\n[${linkText}](${link})`;

/** Whether there is a reply that it could go into. */
export const canWrite = (me: Me, { state, replyRoutes }: EnquiryDetail): boolean =>
  mayUse(me, api.sendReply) && state === 'open' && replyRoutes.length > 0;

/** Puts an answer into the reply, for its writer to look at and send. */
export const putIn = (
  { id: enquiryId }: EnquiryDetail,
  answer: AnswerSuggestion,
  onWrite: () => void,
): void => {
  onWrite();
  wordsWanted.write({ enquiryId, text: wordsOf(answer), answerId: answer.id });
};
