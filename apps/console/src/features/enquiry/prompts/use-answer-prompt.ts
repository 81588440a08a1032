import { api, type StepPrompt } from '@frontdoor/contracts';
import { notify } from '../../../state/notices.js';
import { useEnquiryAction } from '../use-enquiry-action.js';

type Answer = 'confirmed' | 'not-confirmed';

const said = { confirmed: 'Done', 'not-confirmed': 'Not done' } as const;
const opposite = { confirmed: 'not-confirmed', 'not-confirmed': 'confirmed' } as const;
const slip = { confirmed: 'It was not done', 'not-confirmed': 'It was done' } as const;

/** Answers a prompt; the notice that says so offers the other answer, for a slip of the finger. */
export const useAnswerPrompt = ({ id, ask }: StepPrompt) => {
  const tell = (answer: Answer) => ({
    tone: 'good' as const,
    name: `prompt ${id}`,
    title: `${said[answer]}: ${ask}`,
  });
  const change = useEnquiryAction(api.answerPrompt, (_, { body }) => notify(tell(body.answer)));
  const first = useEnquiryAction(api.answerPrompt, (_, { body: { answer } }) =>
    notify({
      ...tell(answer),
      action: {
        label: slip[answer],
        run: () => change.mutate({ params: { id }, body: { answer: opposite[answer] } }),
      },
    }),
  );
  return {
    answer: (answer: Answer) => first.mutate({ params: { id }, body: { answer } }),
    isAnswered: first.isPending || first.isSuccess,
  };
};
