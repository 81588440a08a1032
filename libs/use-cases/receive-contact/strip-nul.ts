/** PostgreSQL's text and jsonb hold no NUL character, so it is taken out of everything but the raw bytes. */
export function stripNul<T>(value: T): T {
  if (typeof value === 'string')
    return (value.includes('\u0000') ? value.replaceAll('\u0000', '') : value) as T;
  if (Array.isArray(value)) return value.map(stripNul) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [stripNul(key), stripNul(each)])) as T;
}
