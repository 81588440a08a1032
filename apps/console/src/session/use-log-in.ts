import { api } from '@frontdoor/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, keepCsrfToken } from '../api/client.js';
import { keys } from '../api/keys.js';

export const useLogIn = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { email: string; password: string }) => call(api.logIn, { body }),
    onSuccess: (me) => {
      keepCsrfToken(me);
      client.setQueryData(keys.session, me);
    },
  });
};
