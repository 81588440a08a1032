import { readFileSync } from 'node:fs';

/** Bytes of a recorded mail of the email channel. */
export const mailFixture = (name: string): Buffer =>
  readFileSync(new URL(`../../libs/channels/email/fixtures/${name}.eml`, import.meta.url));

/** A small ordinary mail. `more` are further header lines. */
export function plainMail(
  mail: { from?: string; to?: string; subject?: string; text?: string; id?: string; more?: string[] } = {},
): Buffer {
  const lines = [
    `From: ${mail.from ?? 'jo@example.org'}`,
    `To: ${mail.to ?? 'housing@council.example'}`,
    `Subject: ${mail.subject ?? 'A question'}`,
    ...(mail.id === undefined ? [] : [`Message-ID: <${mail.id}>`]),
    ...(mail.more ?? []),
    '',
    mail.text ?? 'Hello.',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}
