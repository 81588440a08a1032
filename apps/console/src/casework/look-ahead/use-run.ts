import { api, type BodyOf, type RunView } from '@frontdoor/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { asApiError } from '../../api/api-error.js';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { notify } from '../../state/notices.js';

export type RunAsked = BodyOf<typeof api.startRun>;

const LOOKS_MS = 500;

export interface Run {
  start: (asked: RunAsked) => void;
  cancel: () => void;
  /** Forgets what it came to, because what was asked is not what is wanted any more. */
  forget: () => void;
  /** Its id and how far it is; undefined before it began. */
  view: RunView | undefined;
  isRunning: boolean;
}

/** A simulation that the hub runs: begun, looked at until it is done, cancelled. */
export const useRun = (): Run => {
  const begun = useMutation({
    mutationFn: (asked: RunAsked) => call(api.startRun, { body: asked }),
    onError: (error) => {
      const { message, remedy } = asApiError(error);
      notify({ tone: 'bad', title: message, text: remedy });
    },
  });
  const id = begun.data?.id;
  const view = useQuery({
    queryKey: [...keys.runs, id],
    queryFn: ({ signal }) => call(api.readRun, { params: { id: id! } }, { signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (!state.data || state.data.state === 'running' ? LOOKS_MS : false),
  });
  const data = id === undefined ? undefined : view.data;
  return {
    start: (asked) => begun.mutate(asked),
    cancel: () => {
      if (id !== undefined) void call(api.cancelRun, { params: { id } }).then(() => view.refetch());
    },
    forget: () => begun.reset(),
    view: data,
    isRunning: begun.isPending || (id !== undefined && (!data || data.state === 'running')),
  };
};
