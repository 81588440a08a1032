/** A line before equal agents: Poisson arrivals, exponential handling. Rates are a minute, times minutes. */
export interface ErlangSetting {
  arrivals: number;
  /** Contacts that one agent settles a minute. */
  rate: number;
  agents: number;
  /** Mean of the exponential patience; Infinity in Erlang C. */
  patience?: number;
}

export interface ErlangAnswer {
  /** Chance that a contact has to wait. */
  waits: number;
  /** Mean wait of all, in minutes, until they are answered or give up. */
  wait: number;
  /** Share that gives up. */
  abandons: number;
}

/** Erlang C, or Erlang A (Palm) where callers give up: the line in its steady state, from the chances of its lengths. */
export function erlang({ arrivals, rate, agents, patience = Infinity }: ErlangSetting): ErlangAnswer {
  const load = arrivals / rate;
  if (patience === Infinity && load >= agents)
    throw new RangeError('Without giving up, a load of all agents has no end.');
  // Erlang B, from which the chance of each length follows relative to that of all agents just busy.
  let blocked = 1;
  for (let each = 1; each <= agents; each++) blocked = (load * blocked) / (each + load * blocked);
  let chance = 1;
  let waiting = 0;
  let length = 0;
  for (let line = 1; chance > 1e-15 * (1 + waiting) || line < 10; line++) {
    chance *= arrivals / (agents * rate + line / patience);
    waiting += chance;
    length += line * chance;
  }
  // Sum of the chances below all busy, in the same measure, is 1/B − 1.
  const all = 1 / blocked + waiting;
  const meanLength = length / all;
  return {
    waits: (1 + waiting) / all,
    wait: meanLength / arrivals,
    abandons: patience === Infinity ? 0 : meanLength / patience / arrivals,
  };
}
