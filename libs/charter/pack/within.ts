import { UNITS, type Unit } from './pack.js';

interface Within {
  amount: number;
  unit: Unit;
}

/**
 * Reads `4 working hours`, `1 working day`, `12 calendar months`: an amount and a unit of time in words.
 * Undefined when it is neither. Only working hours can have a fraction, of whole minutes.
 */
export function parseWithin(text: string): Within | undefined {
  const match = /^(\d+(?:\.\d+)?) ([a-z ]+)$/.exec(text.trim());
  if (!match) return undefined;
  const amount = Number(match[1]);
  const words = match[2]!.replaceAll(' ', '-');
  const unit = UNITS.find((u) => u === words || u === `${words}s`);
  if (!unit || amount <= 0) return undefined;
  const parts = unit === 'working-hours' ? amount * 60 : amount;
  return Math.abs(parts - Math.round(parts)) < 1e-9 ? { amount, unit } : undefined;
}

/** `4 working hours`, `1 working day`. */
export function sayWithin({ amount, unit }: Within): string {
  const words = unit.replaceAll('-', ' ');
  return `${amount} ${amount === 1 ? words.replace(/s$/, '') : words}`;
}
