/** To an agent who wants to ring somebody. */
export const RING_THEM = 'To ring the customer, press any key.';
export const OVER = 'The call is over.';

/** On an answering machine, which others may hear: who rang, and nothing of the matter. */
export const leftMessage = (organisation: string): string =>
  `This is ${organisation}. We rang to speak with you about your enquiry, and will write to you or ring again. ` +
  'You can also ring us. Goodbye.';

/** To a customer who answers when the agent has just left. */
export const nobodyThere = (organisation: string): string =>
  `This is ${organisation}. We wanted to speak with you, and the call was just ended at our side. Goodbye.`;
