/** What can stand in an address. */
export type Values = Record<string, string | number | boolean | null | undefined>;

/** Fills `:name` in a path and adds the query; absent and empty values are left out. */
export const requestUrl = (path: string, params: Values = {}, query: Values = {}): string => {
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`The path ${path} needs the parameter "${name}"`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
};
