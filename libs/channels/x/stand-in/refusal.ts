/** What X answers to a request that it does not carry out. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    detail: string,
    readonly type = 'about:blank',
  ) {
    super(detail);
    this.name = 'Refusal';
  }

  /** The body as X writes it. */
  toJSON(): object {
    const { status, title, message: detail, type } = this;
    return { title, detail, type, status };
  }
}

export const unauthorised = (): never => {
  throw new Refusal(401, 'Unauthorized', 'Unauthorized');
};

export const forbidden = (detail: string): never => {
  throw new Refusal(403, 'Forbidden', detail);
};

/** A parameter breaks the rules of the request. */
export const invalid = (parameter: string, message: string): never => {
  throw new Refusal(
    400,
    'Invalid Request',
    `One or more parameters to your request was invalid: ${parameter}: ${message}`,
    'https://api.twitter.com/2/problems/invalid-request',
  );
};

export const notFound = (): never => {
  throw new Refusal(
    404,
    'Not Found Error',
    'Could not find what was asked for.',
    'https://api.twitter.com/2/problems/resource-not-found',
  );
};
