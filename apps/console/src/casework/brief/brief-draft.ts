import type { Brief, BriefGiven } from '@frontdoor/contracts';

/** A brief as it is written: a line each. */
export interface BriefDraft {
  asked: string;
  facts: string;
  done: string;
  missing: string;
  needs: string;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** As the record has it, to be written on. */
export const draftOf = ({ asked, facts, done, missing, needs }: Omit<Brief, 'why'>): BriefDraft => ({
  asked,
  facts: facts.map(({ question, answer }) => `${question}: ${answer}`).join('\n'),
  done: done.map((each) => each.replaceAll('\n', ' ')).join('\n'),
  missing: missing.join('\n'),
  needs: needs.join('\n'),
});

/** `Since when?: Friday` is the question and its answer; a line without a colon is a fact by itself. */
const factOf = (line: string): Brief['facts'][number] => {
  const end = line.indexOf(': ');
  return end > 0
    ? { question: line.slice(0, end), answer: line.slice(end + 2).trim() }
    : { question: 'Known', answer: line };
};

/** What was written, of what was changed alone: everything else stays as the record has it. */
export const givenOf = (written: BriefDraft, record: BriefDraft): BriefGiven => ({
  ...(written.asked !== record.asked && { asked: written.asked }),
  ...(written.facts !== record.facts && { facts: linesOf(written.facts).map(factOf) }),
  ...(written.done !== record.done && { done: linesOf(written.done) }),
  ...(written.missing !== record.missing && { missing: linesOf(written.missing) }),
  ...(written.needs !== record.needs && { needs: linesOf(written.needs) }),
});
