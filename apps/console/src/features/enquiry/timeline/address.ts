/** The address out of `A resident <resident@customer.example>`; empty when it is all there is to the name. */
export const addressBeyond = (name: string, party: string): string => {
  const address = /<([^<>]+)>\s*$/.exec(party)?.[1] ?? party;
  return address === name ? '' : address;
};
