import { api, type StepPrompt } from '@frontdoor/contracts';
import { notify } from '../../ui/notices/notices.js';
import { useEnquiryAction } from '../use-enquiry-action.js';

type Answer = 'confirmed' | 'not-confirmed';

const said = { confirmed: 'Done', 'not-confirmed': 'Not done' } as const;
const opposite = { confirmed: 'not-confirmed', 'not-confirmed': 'confirmed' } as const;
const slip = { confirmed: 'It was not done', 'not-confirmed': 'It was done' } as const;

/** Answers a prompt; the notice that says so offers the other answer, for a slip of the finger. */
export const useAnswerPrompt = ({ id, ask }: StepPrompt) => {
  const action = useEnquiryAction(api.answerPrompt, (_, { body }) =>
    notify({
      tone: 'good',
      name: `prompt ${id}`,
      title: `${said[body.answer]}: ${ask}`,
      action: { label: slip[body.answer], run: () => answer(opposite[body.answer]) },
    }),
  );
  const answer = (given: Answer) => action.mutate({ params: { id }, body: { answer: given } });
  return { answer, isAnswered: action.isPending || action.isSuccess };
};
