const nations: Record<string, string> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

/** `England and Wales, Scotland` */
export const nationsInWords = (names: readonly string[]): string =>
  names.map((name) => nations[name] ?? name).join(', ');
