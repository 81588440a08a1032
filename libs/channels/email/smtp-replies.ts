/** An SMTP reply as smtp-server wants it: an error with the code, and the enhanced code (RFC 3463) in its text. */
class Refusal extends Error {
  constructor(
    readonly responseCode: number,
    text: string,
  ) {
    super(text);
    this.name = 'Refusal';
  }
}

/** What the listener answers when it does not take something; one plain sentence each. */
export const REFUSALS = {
  tooManyConnections: () =>
    new Refusal(421, '4.7.0 Too many connections from your address; try again in a minute.'),
  tooManyMessages: () =>
    new Refusal(451, '4.7.1 Too many messages from your address; try again in a minute.'),
  tooMuchAtOnce: () => new Refusal(451, '4.3.1 Too much mail is arriving at once; try again later.'),
  unknownRecipient: () => new Refusal(550, '5.1.1 Nobody here reads mail to this address.'),
  tooLarge: (limit: number) => new Refusal(552, `5.3.4 The mail is larger than ${limit} bytes.`),
  noRoom: () => new Refusal(452, '4.3.1 There is no room for the mail just now; try again later.'),
  notStored: () => new Refusal(451, '4.3.0 The mail could not be stored just now; try again later.'),
};
