/** Nobody waits longer for an answer of the queue. */
const QUEUE_WAIT_MS = 5000;

/** Waits for the queue, but not for ever. What was asked of it may still be done later. */
export async function inTime<T>(asked: Promise<T>, ms = QUEUE_WAIT_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The queue did not answer within ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
