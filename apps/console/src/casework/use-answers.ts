import { type AnswerSuggestion, api, type EnquiryDetail, leavesOnPaper } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client.js';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';
import { notify } from '../state/notices.js';

/** Answers that may be of use for an enquiry, or those with the words that are sought. */
export const useSuggestedAnswers = (enquiryId: string, search = '') =>
  useQuery({
    queryKey: keys.suggestedAnswers(enquiryId, search),
    queryFn: ({ signal }) =>
      call(api.suggestAnswers, { params: { id: enquiryId }, query: { search } }, { signal }),
    select: ({ answers }) => answers,
    staleTime: 60_000,
  });

/** Writes down that the customer was told an answer. */
export const useTellAnswer = (enquiryId: string) => {
  const action = useAction(api.tellAnswer, {
    refresh: [keys.enquiries, keys.calls],
    onDone: () => notify({ tone: 'good', name: 'answer told', title: 'Told, written down.' }),
  });
  return {
    isPending: action.isPending,
    tell: (answerId: string) => action.mutate({ params: { id: enquiryId }, body: { answerId } }),
  };
};

type Route = EnquiryDetail['replyRoutes'][number];

/** By which ways a link can be sent at once: neither in public nor on paper. */
export const linkRoutes = ({ replyRoutes, state }: Pick<EnquiryDetail, 'replyRoutes' | 'state'>): Route[] =>
  state === 'closed'
    ? []
    : replyRoutes.filter(
        ({ channel, audience, warning }) =>
          audience === undefined && warning === undefined && !leavesOnPaper(channel),
      );

/** Sends the link of an answer to the customer, as news that answers nothing. */
export const useSendAnswer = ({ id, seenUpTo, wantedChannel }: EnquiryDetail) => {
  const action = useAction(api.sendReply, {
    refresh: [keys.enquiries, keys.queue],
    onDone: (_, { body }) => notify({ tone: 'good', title: `The link is on its way to ${body.to}.` }),
  });
  return {
    isPending: action.isPending,
    send: ({ id: answerId, title, address }: AnswerSuggestion, { channel, to }: Route) =>
      action.mutate({
        params: { id },
        body: {
          text: `Here is what we spoke about: ${title}\n${address}`,
          ...{ channel, to, purpose: 'update', answers: [answerId], requestId: crypto.randomUUID() },
          ...(seenUpTo === null ? {} : { seenUpTo }),
          ...(wantedChannel && wantedChannel.channel !== channel
            ? { reasonForChannel: 'You asked for the link while we spoke' }
            : {}),
        },
      }),
  };
};
