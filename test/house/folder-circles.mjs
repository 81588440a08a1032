/**
 * Circles among folders: groups of folders that all need each other, by what their files import. Tests may reach
 * further and do not count.
 *
 * @param modules of a dependency-cruiser result
 * @param isTest says whether a path is that of a test
 * @returns each circle as the imports that make it, `from → to`
 */
export function folderCircles(modules, isTest) {
  const imports = new Map();
  for (const { source, dependencies } of modules) {
    if (isTest(source)) continue;
    for (const { resolved } of dependencies) {
      const [from, to] = [folderOf(source), folderOf(resolved)];
      if (isInside(from, to) || isInside(to, from) || !/^(libs|apps)\//.test(resolved) || isTest(resolved))
        continue;
      const targets = imports.get(from) ?? imports.set(from, new Map()).get(from);
      if (!targets.has(to)) targets.set(to, `${source} → ${resolved}`);
    }
  }
  const seen = new Set();
  const circles = [];
  for (const folder of imports.keys()) {
    if (seen.has(folder)) continue;
    const circle = [...reach(imports, folder)].filter((other) => reach(imports, other).has(folder));
    for (const each of circle) seen.add(each);
    const inside = circle.flatMap((from) =>
      [...(imports.get(from) ?? [])].filter(([to]) => circle.includes(to)).map(([, how]) => how),
    );
    if (inside.length > 0) circles.push(inside);
  }
  return circles;
}

/** A folder and what lies in it are one place: its index names what is below, and what is below uses its ground. */
const isInside = (folder, other) => folder === other || folder.startsWith(`${other}/`);
const folderOf = (file) => file.slice(0, file.lastIndexOf('/'));

function reach(imports, start) {
  const found = new Set();
  const ahead = [start];
  for (let folder = ahead.pop(); folder; folder = ahead.pop())
    for (const next of imports.get(folder)?.keys() ?? [])
      if (!found.has(next)) ahead.push(...(found.add(next), [next]));
  return found;
}
