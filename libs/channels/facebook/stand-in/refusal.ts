/** What Facebook answers to a request that it does not carry out. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly subcode?: number,
  ) {
    super(message);
    this.name = 'Refusal';
  }

  /** The body as Facebook writes it. */
  toJSON(): object {
    const { code, subcode, message } = this;
    return {
      error: {
        ...{
          message,
          type: code === 190 ? 'OAuthException' : 'GraphMethodException',
          code,
          fbtrace_id: 'A0',
        },
        ...(subcode !== undefined && { error_subcode: subcode }),
      },
    };
  }
}

export const refuse = (code: number, message: string, subcode?: number): never => {
  throw new Refusal(code === 190 ? 401 : code === 10 || code === 368 ? 403 : 400, code, message, subcode);
};

export const gone = (): never => refuse(100, 'Unsupported request. Object does not exist.', 33);
