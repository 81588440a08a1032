import { useEffect, useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { asApiError } from '../api/api-error.js';
import { ActionButton } from '../ui/action-button.js';
import { TextInput } from '../ui/text-input.js';
import { Brand } from './brand.js';
import { useLogIn } from './use-log-in.js';
import './log-in-page.css';

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
