/**
 * What the hub should do about a failed send.
 * `retry`: try again later. `slow-down`: try again after `retryAfterMs`. `reauthorise`: an operator must mend
 * the settings; kept and tried again slowly. `give-up`: it can never work; tell the agent.
 * `reconcile`: nobody knows whether it left; never retried blindly.
 */
export type Remedy = 'retry' | 'slow-down' | 'reauthorise' | 'give-up' | 'reconcile';

/** The only error an adapter throws when sending. `message` is fit for an agent's eyes and free of personal data. */
export class ChannelError extends Error {
  /** What the far side asks for. */
  readonly retryAfterMs: number | undefined;
  /** Time until a limit is lifted that the provider publishes, such as one of the day: nothing leaves before. */
  readonly resetInMs: number | undefined;
  /** Whoever it goes to wants no messages on the channel. */
  readonly isUnwanted: boolean;

  constructor(
    readonly remedy: Remedy,
    message: string,
    options: ErrorOptions & { retryAfterMs?: number; resetInMs?: number; isUnwanted?: boolean } = {},
  ) {
    super(message, options);
    this.name = 'ChannelError';
    this.retryAfterMs = options.retryAfterMs;
    this.resetInMs = options.resetInMs;
    this.isUnwanted = options.isUnwanted ?? false;
  }
}
