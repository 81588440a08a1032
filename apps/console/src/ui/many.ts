/** How many there are, with the word for one or for several: `1 letter`, `0 letters`, `1,200 enquiries`. */
export const many = (count: number, one: string, more = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;
