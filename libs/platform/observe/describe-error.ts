/** Database drivers put row values into `detail`, `parameters` and the like; they stay out of the log. */
export const describeError = (error: Error & { code?: string }) => ({
  type: error.name,
  code: error.code,
  // PostgreSQL quotes values in the messages of data and constraint errors (SQLSTATE 22 and 23).
  message: /^2[23]/.test(error.code ?? '') ? '(hidden)' : error.message?.split('\n')[0],
  stack: error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
    .join('\n'),
});
