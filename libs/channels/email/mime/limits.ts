/** What reading one mail may cost at most. A mail that needs more is quarantined whole. */
export const LIMITS = {
  /** Bytes of all header blocks of one mail, those of its parts included. */
  headerBytes: 1024 * 1024,
  /** Header fields of one block. */
  fields: 10_000,
  /** Bytes of one header field that are looked at; real ones pass 10 KB only in References and Received. */
  fieldBytes: 128 * 1024,
  /** Parts, files found inside other files included. */
  parts: 500,
  /** Parts within parts, an enclosed mail counting as one level; real mail rarely passes 10. */
  depth: 100,
  /** Bytes that all parts have once their transfer encodings are undone. */
  decodedBytes: 128 * 1024 * 1024,
  /** Addresses of one field that are looked at. */
  addresses: 100,
  /** Bytes of text, of all parts together, that are decoded; more than the longest text that a contact may have. */
  textBytes: 4 * 1024 * 1024,
} as const;

/** A mail that asks for more than it may. `message` is a plain sentence for the people who look after the quarantine. */
export class MailLimit extends Error {}

/** What one mail has used so far of what it may. */
export class Budget {
  private headers = 0;
  private decoded = 0;
  private parts = 0;

  header(bytes: number): void {
    this.headers += bytes;
    if (this.headers > LIMITS.headerBytes) throw new MailLimit('Its headers are larger than 1 MiB.');
  }

  part(depth: number): void {
    if (depth > LIMITS.depth) throw new MailLimit(`Its parts are nested more than ${LIMITS.depth} deep.`);
    if (++this.parts > LIMITS.parts) throw new MailLimit(`It has more than ${LIMITS.parts} parts.`);
  }

  decode(bytes: number): void {
    this.decoded += bytes;
    if (this.decoded > LIMITS.decodedBytes)
      throw new MailLimit('Its parts are larger than 128 MiB when they are unpacked.');
  }
}
