const LONGEST_ADDRESS = 2000;

/** The host of an address on the web; undefined for anything else. */
export function hostOf(address: string): string | undefined {
  if (address.length > LONGEST_ADDRESS || !/^https?:\/\//i.test(address)) return undefined;
  return URL.canParse(address) ? new URL(address).host.slice(0, 255) || undefined : undefined;
}
