/** A text by its telling words, and the service that it was for. `times`: as much as so many others. */
export interface Example {
  serviceId: string;
  words: readonly string[];
  times: number;
}

interface Learnt {
  texts: number;
  /** In how many of its texts each word stands. */
  words: Map<string, number>;
}

export interface Likelihood {
  serviceId: string;
  /** 0 to 1; of all services together 1. */
  share: number;
  /** Words that speak for it most, against the average of all. */
  why: string[];
}

const SHOWN = 4;

/**
 * What texts of the past say a new one is about: multinomial naive Bayes over words that each count once a text, each count
 * raised by one. It only ever suggests.
 */
export class NaiveBayes {
  private readonly services = new Map<string, Learnt>();
  private readonly all: Learnt = { texts: 0, words: new Map() };

  constructor(examples: readonly Example[]) {
    for (const { serviceId, words, times } of examples) {
      const own = this.services.get(serviceId) ?? { texts: 0, words: new Map<string, number>() };
      this.services.set(serviceId, own);
      for (const one of [own, this.all]) {
        one.texts += times;
        for (const word of words) one.words.set(word, (one.words.get(word) ?? 0) + times);
      }
    }
  }

  /** From how many texts it learnt. */
  get size(): number {
    return this.all.texts;
  }

  /** The likeliest first; none for a text without a word that it knows. */
  of(words: readonly string[]): Likelihood[] {
    const known = words.filter((word) => this.all.words.has(word));
    if (known.length === 0) return [];
    const logs = [...this.services].map(([serviceId, own]) => ({
      serviceId,
      own,
      log:
        Math.log((own.texts + 1) / (this.all.texts + this.services.size)) +
        known.reduce((sum, word) => sum + Math.log(shareOf(own, word)), 0),
    }));
    const most = Math.max(...logs.map(({ log }) => log));
    const sum = logs.reduce((total, { log }) => total + Math.exp(log - most), 0);
    return logs
      .map(({ serviceId, own, log }) => ({
        serviceId,
        share: Math.exp(log - most) / sum,
        why: known
          .map((word) => ({ word, gain: shareOf(own, word) / shareOf(this.all, word) }))
          .filter(({ gain }) => gain > 1)
          .toSorted((one, other) => other.gain - one.gain || one.word.localeCompare(other.word))
          .slice(0, SHOWN)
          .map(({ word }) => word),
      }))
      .toSorted((one, other) => other.share - one.share || one.serviceId.localeCompare(other.serviceId));
  }
}

/** In what share of the texts a word stands. */
const shareOf = ({ texts, words }: Learnt, word: string): number =>
  ((words.get(word) ?? 0) + 1) / (texts + 2);
