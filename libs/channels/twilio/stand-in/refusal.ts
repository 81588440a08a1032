/** What the REST API answers to a request it does not carry out. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }

  /** The body as Twilio writes it. */
  toJSON(): object {
    return {
      code: this.code,
      message: this.message,
      more_info: `https://www.twilio.com/docs/errors/${this.code}`,
      status: this.status,
    };
  }
}

/** The form breaks a rule: status 400. */
export const refuse = (code: number, message: string): never => {
  throw new Refusal(400, code, message);
};

const E164 = /^\+[1-9]\d{6,14}$/;

/** Whether it could be a number at all. */
export const isNumber = (value: string): boolean => E164.test(value);

/** Refuses anything but an absolute http or https address. */
export function checkAddress(value: string | null, code: number, name: string): void {
  if (value === null) return;
  if (!/^https?:\/\/[^\s/]+/.test(value) || !URL.canParse(value)) {
    refuse(code, `The ${name} URL ${value} is not a valid URL.`);
  }
}
