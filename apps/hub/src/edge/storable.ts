/** Text that PostgreSQL can hold: no NUL characters, and no halves of surrogate pairs. */
export const storable = (text: string): string =>
  text.replaceAll('\u0000', '').replaceAll(/\p{Surrogate}/gu, '\ufffd');
