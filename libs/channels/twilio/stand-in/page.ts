/** The part of a list that was asked for by PageSize and Page, and what Twilio says about it. @param path of the list */
export function pageOf<T>(
  found: readonly T[],
  query: URLSearchParams,
  path: string,
): { shown: T[]; about: object } {
  const size = Math.min(Number(query.get('PageSize') ?? 50) || 50, 1000);
  const page = Number(query.get('Page') ?? 0);
  const shown = found.slice(page * size, (page + 1) * size);
  const uri = (number: number): string =>
    `${path}?${new URLSearchParams({ ...Object.fromEntries(query), Page: `${number}` }).toString()}`;
  const about = {
    page,
    page_size: size,
    start: page * size,
    end: page * size + Math.max(shown.length - 1, 0),
    uri: uri(page),
    first_page_uri: uri(0),
    next_page_uri: found.length > (page + 1) * size ? uri(page + 1) : null,
    previous_page_uri: page > 0 ? uri(page - 1) : null,
  };
  return { shown, about };
}
