import { problem } from '@frontdoor/contracts';

/** A refusal of the hub, or the hub out of reach: always with what to do about it. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly remedy: string,
    readonly details: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
  }
}

export const unreachable = () =>
  new ApiError(
    0,
    'unreachable',
    'Frontdoor cannot be reached.',
    'Check your connection and try again. Nothing you wrote is lost.',
  );

export const unexpectedAnswer = (status: number) =>
  new ApiError(
    status,
    'unexpected-answer',
    'Frontdoor gave an answer that this page does not understand.',
    'Reload the page: Frontdoor may have been updated. If it happens again, tell your administrator.',
  );

/** Reads the problem a refused request carries. */
export const refusal = async (response: Response): Promise<ApiError> => {
  const parsed = problem.safeParse(await response.json().catch(() => null));
  if (!parsed.success) return unexpectedAnswer(response.status);
  const { code, message, remedy, details } = parsed.data.error;
  return new ApiError(response.status, code, message, remedy, details);
};

export const asApiError = (error: unknown): ApiError =>
  error instanceof ApiError ? error : unexpectedAnswer(0);
