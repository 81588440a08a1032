import { benchAlarms } from './alarms.js';
import { benchCharters } from './charters.js';
import { measureCommandLine } from './command-line.js';
import { measureEngine, spanRatios } from './engine.js';

/**
 * Due times a second, of the engine and of the command line, and what a long limit costs beside a short one. Then how
 * long after a promise fell due somebody at a console hears of it, with a million promises open.
 */
export async function benchDue(tell: (line: string) => void): Promise<object> {
  const charters = await benchCharters();
  try {
    tell('due times: engine');
    const perSecond = measureEngine(charters);
    tell('due times: five years beside five days');
    const fiveYearsToFiveDays = spanRatios(charters);
    tell('due times: command line, a million lines');
    const linesPerSecond = await measureCommandLine(charters);
    const alarms = await benchAlarms(tell);
    return { dueTimes: { perSecond, linesPerSecond, fiveYearsToFiveDays }, alarms };
  } finally {
    charters.remove();
  }
}
