import { LINE_ENGAGED, type LineProblem } from '@frontdoor/channels/core';

/** Why nobody spoke in a call that we made, fit for an agent's eyes, by whose telephone it was. */
export const PROBLEMS: Readonly<Record<'customer' | 'agent', Readonly<Record<LineProblem, string>>>> = {
  customer: {
    engaged: LINE_ENGAGED,
    unanswered: 'The customer did not answer.',
    unreachable: 'The customer’s number could not be connected.',
    cancelled: 'The call was ended before the customer answered.',
  },
  agent: {
    engaged: 'The agent’s own phone was engaged.',
    unanswered: 'The agent’s own phone was not answered.',
    unreachable: 'The agent’s own phone could not be connected.',
    cancelled: 'The call was cancelled before the agent’s own phone answered.',
  },
};

/** An agent's telephone was picked up, be it by its own answering machine, and nobody wanted the customer to be rung. */
export const NO_KEY = 'The agent’s own phone was picked up, and no key was pressed.';
