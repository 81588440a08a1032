import fs from 'node:fs';

/**
 * Settings given as the path of a file that holds them, `NAME_FILE` for `NAME`: the way of Docker secrets and other
 * secret stores. White space around the content is no part of it.
 *
 * @param names the settings that may come from a file
 */
export function fromFiles(
  given: Readonly<Record<string, string>>,
  names: readonly string[],
): { settings: Record<string, string>; faults: string[] } {
  const settings: Record<string, string> = {};
  const faults: string[] = [];
  for (const name of names) {
    const file = given[`${name}_FILE`];
    if (file === undefined) continue;
    if (given[name] !== undefined) faults.push(`${name} and ${name}_FILE are both set; leave one out`);
    try {
      settings[name] = fs.readFileSync(file, 'utf8').trim();
      if (settings[name] === '') faults.push(`the file ${file} of ${name}_FILE is empty`);
    } catch (error) {
      faults.push(
        `the file ${file} of ${name}_FILE cannot be read (${(error as NodeJS.ErrnoException).code})`,
      );
    }
  }
  return { settings, faults };
}
