/** One thing that must answer; `check` rejects with a plain sentence when it does not. */
interface Probe {
  name: string;
  check: () => Promise<void>;
}

/** Tries all at once and says in one sentence what answers and what does not. */
export async function probeAll(probes: readonly Probe[]): Promise<{ ok: boolean; detail: string }> {
  if (probes.length === 0) return { ok: true, detail: 'Nothing outside is used for mail.' };
  const findings = await Promise.all(
    probes.map(async ({ name, check }) => {
      try {
        await check();
        return { ok: true, text: `${name} answers` };
      } catch (error) {
        return {
          ok: false,
          text: `${name} fails: ${error instanceof Error ? error.message.replace(/\.$/, '') : 'no reason given'}`,
        };
      }
    }),
  );
  const detail = `${findings.map(({ text }) => text).join('; ')}.`;
  return { ok: findings.every(({ ok }) => ok), detail: detail.charAt(0).toUpperCase() + detail.slice(1) };
}
