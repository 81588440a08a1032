/** One thing that must answer; `check` resolves to a plain sentence about what is wrong, or to undefined. */
interface Probe {
  name: string;
  check: () => Promise<string | undefined>;
}

/** Tries all at once and says in one sentence what answers and what does not. */
export async function probeAll(probes: readonly Probe[]): Promise<{ ok: boolean; detail: string }> {
  if (probes.length === 0) return { ok: true, detail: 'Nothing outside is used for mail.' };
  const findings = await Promise.all(
    probes.map(async ({ name, check }) => {
      const trouble = await check();
      return {
        ok: !trouble,
        text: trouble ? `${name} fails: ${trouble.replace(/\.$/, '')}` : `${name} answers`,
      };
    }),
  );
  const detail = `${findings.map(({ text }) => text).join('; ')}.`;
  return { ok: findings.every(({ ok }) => ok), detail: detail.charAt(0).toUpperCase() + detail.slice(1) };
}
