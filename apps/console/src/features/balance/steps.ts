import type { BalanceStep, CallRules } from '@frontdoor/contracts';

/** What somebody chose of a part of a change; empty where nothing was chosen yet. */
export interface StepFields {
  key: number;
  what: BalanceStep['what'];
  service: string;
  other: string;
  agent: string;
  colleague: string;
  most: string;
  capacity: string;
  skills: readonly string[];
  entryPoint: string;
  words: string;
  above: string;
}

let made = 0;

export const newStep = (what: BalanceStep['what']): StepFields => ({
  key: ++made,
  what,
  ...{ service: '', other: '', agent: '', colleague: '', most: '5', capacity: '' },
  ...{ skills: [], entryPoint: '', words: '', above: '5' },
});

/** All that somebody has in hand goes there when no colleague gets it. */
export const BACK = 'back';

const whole = (text: string, least: number, most: number): number | undefined => {
  const value = Number(text);
  return /^\d+$/.test(text.trim()) && value >= least && value <= most ? value : undefined;
};

/** The part as it is sent; undefined while something of it is missing. */
export const stepOf = (
  fields: StepFields,
  rules: readonly { slug: string; calls: CallRules | null }[] | undefined,
): BalanceStep | undefined => {
  const { what, service, other, agent, colleague, skills, entryPoint } = fields;
  const most = whole(fields.most, 1, 200);
  switch (what) {
    case 'work':
      return service && agent && most ? { what, service, most, to: agent } : undefined;
    case 'hand':
      if (!agent || !colleague || agent === colleague) return undefined;
      return { what, from: agent, to: colleague === BACK ? null : colleague };
    case 'service':
      return service && other && service !== other && most
        ? { what, from: service, to: other, most }
        : undefined;
    case 'skills':
      return agent ? { what, agent, services: [...skills] } : undefined;
    case 'capacity': {
      const capacity = whole(fields.capacity, 0, 100);
      return agent && capacity !== undefined ? { what, agent, capacity } : undefined;
    }
    case 'pause': {
      const words = fields.words.trim();
      return entryPoint && words.length >= 10 ? { what, entryPoint, words } : undefined;
    }
    case 'open':
      return entryPoint ? { what, entryPoint } : undefined;
    case 'caller-rules': {
      const above = whole(fields.above, 0, 1000);
      if (!service || !other || service === other || above === undefined || !rules) return undefined;
      const is = rules.find(({ slug }) => slug === service)?.calls;
      const rule = { when: { waitingMoreThan: above }, does: { service: other } };
      return {
        what,
        service,
        rules: { ...is, before: [rule, ...(is?.before ?? [])], waiting: is?.waiting ?? [] },
      };
    }
  }
};
