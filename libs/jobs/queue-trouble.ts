/** What is wrong with the queue, in one plain sentence, from what its library says. */
export function queueTrouble(error: unknown): string {
  const { message = '', code = '' } = (error ?? {}) as { message?: string; code?: string };
  if (/WRONGPASS|NOAUTH|invalid password|invalid username|without any password configured/i.test(message))
    return 'Redis does not take the user or the password in REDIS_URL: correct it and start again.';
  if (/NOPERM/.test(message))
    return 'The Redis user in REDIS_URL lacks a right: let it use every key and command.';
  if (/LOADING/.test(message)) return 'Redis reads its data and is not ready yet.';
  if (/READONLY/.test(message))
    return 'Redis is a replica and takes no changes: name its primary in REDIS_URL.';
  if (/OOM command not allowed/.test(message)) return 'The memory of Redis is full: give it more.';
  if (/MISCONF/.test(message)) return 'Redis cannot write to its disk: make room there.';
  if (code === 'ECONNREFUSED') return 'The queue cannot be reached: nothing listens there.';
  if (code) return `The queue cannot be reached (${code}).`;
  return 'The queue does not answer.';
}
