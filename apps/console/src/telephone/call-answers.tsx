import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/client.js';
import { keys } from '../api/keys.js';
import { SendAnswer } from '../casework/send-answer.js';
import { useSuggestedAnswers, useTellAnswer } from '../casework/use-answers.js';
import { useLater } from '../state/use-later.js';
import { ActionButton } from '../ui/action-button.js';
import { TextInput } from '../ui/text-input.js';

const PAUSE_MS = 300;
const SHOWN = 3;

/** What the caller could be told of services and web pages: one press writes down that they were (COUNTY-T2). */
export const CallAnswers = ({ enquiryId }: { enquiryId: string }) => {
  const [search, setSearch] = useState('');
  const sought = useLater(search.trim(), PAUSE_MS);
  const { data: answers = [] } = useSuggestedAnswers(enquiryId, sought);
  const { data: enquiry } = useQuery({
    queryKey: keys.enquiry(enquiryId),
    queryFn: ({ signal }) => call(api.readEnquiry, { params: { id: enquiryId } }, { signal }),
  });
  const { isPending, tell } = useTellAnswer(enquiryId);
  return (
    <section className="call-answers" aria-label="Services and web pages to tell the caller of">
      <TextInput
        label="Services and web pages to tell them of"
        type="search"
        value={search}
        onChange={setSearch}
        maxLength={200}
      />
      <ul>
        {answers.slice(0, SHOWN).map((answer) => (
          <li key={answer.id}>
            <span lang={answer.language}>{answer.title}</span>
            <ActionButton
              size="small"
              icon="check"
              aria-label={`Told: “${answer.title}”`}
              isPending={isPending}
              onPress={() => tell(answer.id)}
            >
              Told
            </ActionButton>
            {enquiry && <SendAnswer enquiry={enquiry} answer={answer} />}
          </li>
        ))}
      </ul>
    </section>
  );
};
