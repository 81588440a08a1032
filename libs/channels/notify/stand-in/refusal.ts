/** What Notify answers to a request that it does not carry out. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly kind: string,
    message: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }

  /** The body as Notify writes it. */
  toJSON(): object {
    return { status_code: this.status, errors: [{ error: this.kind, message: this.message }] };
  }
}

/** A field breaks the schema of the request. */
export const invalid = (message: string): never => {
  throw new Refusal(400, 'ValidationError', message);
};

/** The request makes sense and cannot be carried out. */
export const bad = (message: string): never => {
  throw new Refusal(400, 'BadRequestError', message);
};

export const notFound = (): never => {
  throw new Refusal(404, 'NoResultFound', 'No result found');
};
