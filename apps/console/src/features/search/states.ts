export const states = [
  { value: 'any', label: 'Open and closed' },
  { value: 'open', label: 'Open' },
  { value: 'closed', label: 'Closed' },
] as const;

export type SearchState = (typeof states)[number]['value'];

export const stateOf = (word: string | null): SearchState =>
  states.find(({ value }) => value === word)?.value ?? 'any';
