import { api } from '@frontdoor/contracts';
import { useEffect, useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asApiError } from '../api/api-error.js';
import { call, keepCsrfToken } from '../api/client.js';
import { keys } from '../api/keys.js';
import { ActionButton } from '../ui/action-button.js';
import { TextInput } from '../ui/text-input.js';
import './log-in-page.css';

const useLogIn = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { email: string; password: string }) => call(api.logIn, { body }),
    onSuccess: (me) => {
      keepCsrfToken(me);
      client.setQueryData(keys.session, me);
    },
  });
};

const Brand = () => (
  <span className="brand">
    <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width="28" height="28" />
    Frontdoor
  </span>
);

export const LogInPage = () => {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const logIn = useLogIn();
  useEffect(() => {
    document.title = 'Log in · Frontdoor';
  }, []);
  const problem = logIn.error && asApiError(logIn.error);
  return (
    <div className="log-in">
      <Brand />
      <h1>Log in</h1>
      <Form
        className="log-in-form"
        onSubmit={(event) => {
          event.preventDefault();
          logIn.mutate({ email: email.trim(), password });
        }}
      >
        {problem && (
          <div className="log-in-problem" role="alert">
            <p>
              <strong>{problem.message}</strong>
            </p>
            <p>{problem.remedy}</p>
          </div>
        )}
        <TextInput
          label="Email"
          type="email"
          name="email"
          autoComplete="username"
          isRequired
          autoFocus
          value={email}
          onChange={setEmail}
        />
        <TextInput
          label="Password"
          type="password"
          name="password"
          autoComplete="current-password"
          isRequired
          value={password}
          onChange={setPassword}
        />
        <ActionButton type="submit" look="main" size="big" isPending={logIn.isPending}>
          {logIn.isPending ? 'Logging in…' : 'Log in'}
        </ActionButton>
      </Form>
      <p className="quiet small">
        Trying the demonstration? The log-ins are printed on the terminal in which Frontdoor was started.
      </p>
    </div>
  );
};
