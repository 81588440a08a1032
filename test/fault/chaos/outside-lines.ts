import { DatabaseProxy } from '../../support/database-proxy.js';
import { type Outside, startOutside } from '../outside.js';
import type { Fault } from './arrangement.js';

const LATE_MS = 2000;

/** Providers behind lines that can be disturbed, with the faults that come of it. */
export async function outsideOnLines(
  hubUrl: string,
  publicUrl: string,
): Promise<{ outside: Outside; replyUrl: string; faults: Fault[]; close(): Promise<void> }> {
  const outside = await startOutside(hubUrl, publicUrl);
  const mail = await DatabaseProxy.before(`smtp://127.0.0.1:${outside.mail.port}`);
  const texts = await DatabaseProxy.before(outside.twilio.url);
  const replies = await DatabaseProxy.before(outside.replies.url);
  const disturbed = (name: string, lines: readonly DatabaseProxy[]): Fault[] => {
    const on = (what: string, change: (line: DatabaseProxy) => void): Fault => ({
      name: `${name} ${what}`,
      begin: async () => {
        lines.forEach(change);
        return () => lines.forEach((line) => line.mend());
      },
    });
    return [
      on('hanging', (line) => line.fallSilent()),
      on('refusing', (line) => line.goAway()),
      on('late', (line) => (line.delayMs = LATE_MS)),
    ];
  };
  const plain = (url: string): string => url.replace(/\/$/, '');
  return {
    outside: {
      ...outside,
      environment: {
        ...outside.environment,
        SMTP_OUT_URL: plain(mail.url),
        TWILIO_API_BASE: plain(texts.url),
      },
    },
    replyUrl: replies.url,
    faults: [...disturbed('mail server', [mail]), ...disturbed('provider', [texts, replies])],
    close: async () => {
      await Promise.all([mail, texts, replies].map((line) => line.close()));
      await outside.close();
    },
  };
}
