/**
 * Known holes in the packages that Frontdoor is made of and built with, by `npm audit`. Ends with 1 when one of them is high or critical. A registry
 * that answers no audits is said, and fails nothing.
 */
import { spawnSync } from 'node:child_process';

const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8' });
const answer = parse(stdout);
const counts = answer?.metadata?.vulnerabilities;
if (counts === undefined) {
  console.log(
    'This registry answers no audits, so nobody looked for known holes: run `npm audit` where one does.',
  );
} else {
  const { total, high, critical } = counts;
  console.log(`Known holes in packages: ${total}, of which ${high} high and ${critical} critical.`);
  for (const [name, { severity, range }] of Object.entries(answer.vulnerabilities ?? {}))
    console.log(`  ${severity.padEnd(9)} ${name} ${range}`);
  process.exitCode = high + critical > 0 ? 1 : 0;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
