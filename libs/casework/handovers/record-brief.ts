import { BRIEF_EDITION, type Brief, type Channel, CHANNELS } from '@frontdoor/contracts';

/** The longest that the customer's own words are in a brief; all of them stand in the record. */
const MOST_WORDS = 8000;
const MOST_LINES = 30;

export interface Recorded {
  sent: readonly { at: number; channel: Channel; text: string }[];
  place: string | undefined;
  asked: readonly { question: string; answer: string }[];
  /** What we wrote, said or noted, as sentences, in order. */
  done: readonly string[];
  /** Instants as ISO 8601. */
  promised: readonly { what: string; by: string }[];
  needs: readonly string[];
  /** Questions that were asked or noted and have no answer. */
  missing: readonly string[];
  /** As the organisation writes days. */
  sayDay: (instant: number) => string;
}

const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;

/** The brief of an enquiry as its record has it. */
export function recordBrief({
  sent,
  place,
  asked,
  done,
  promised,
  needs,
  missing,
  sayDay,
}: Recorded): Omit<Brief, 'why'> {
  const said = sent.map(
    ({ at, channel, text }) => `The customer ${CHANNELS[channel].came} on ${sayDay(at)}:\n${text.trim()}`,
  );
  const answered = asked.filter(({ answer }) => answer.trim() !== '');
  return {
    edition: BRIEF_EDITION,
    asked: shortened(said.join('\n\n'), MOST_WORDS),
    facts: [
      ...(place === undefined ? [] : [{ question: 'Where', answer: place }]),
      ...answered.map(({ question, answer }) => ({
        question: shortened(question, 1000),
        answer: shortened(answer, 2000),
      })),
    ].slice(0, MOST_LINES),
    // The newest are what whoever gets it goes on from.
    done: done.slice(-MOST_LINES).map((each) => shortened(each, 1000)),
    promised: promised
      .slice(0, MOST_LINES)
      .map(({ what, by }) => ({ what: shortened(what, 1000), to: 'the customer', by })),
    needs: needs.map((each) => shortened(each, 1000)),
    missing: missing.slice(0, MOST_LINES).map((each) => shortened(each, 1000)),
  };
}
