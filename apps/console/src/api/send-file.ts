import type { AnswerOf, Endpoint } from '@frontdoor/contracts';
import { refusal, unexpectedAnswer, unreachable } from './api-error.js';
import { csrfHeader, hrefOf, type Input } from './client.js';

interface Around {
  /** Media type of the bytes. */
  type: string;
  /** Told how many bytes have left, over and over. */
  onProgress: (sent: number) => void;
}

/** Sends a file as the whole body of a request and tells how far it is: `fetch` cannot say that. */
export const sendFile = async <E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  file: Blob,
  { type, onProgress }: Around,
): Promise<AnswerOf<E>> => {
  const response = await new Promise<Response>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(endpoint.method, hrefOf(endpoint, input));
    const headers = { accept: 'application/json', 'content-type': type, ...csrfHeader() };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded));
    request.addEventListener('load', () =>
      resolve(
        new Response(request.responseText, {
          status: request.status,
          headers: { 'content-type': request.getResponseHeader('content-type') ?? '' },
        }),
      ),
    );
    request.addEventListener('error', () => reject(unreachable()));
    request.send(file);
  });
  if (!response.ok) throw await refusal(response);
  const parsed = endpoint.answer?.safeParse(await response.json().catch(() => undefined));
  if (!parsed?.success) throw unexpectedAnswer(response.status);
  return parsed.data as AnswerOf<E>;
};
