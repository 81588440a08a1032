import type { Page } from 'playwright-core';

/** One thing as a screen reader comes to it. */
export interface Read {
  role: string;
  name: string;
  /** Of a heading. */
  level?: number;
}

interface Node {
  nodeId: string;
  ignored: boolean;
  role?: { value?: string };
  name?: { value?: string };
  childIds?: string[];
  properties?: { name: string; value: { value?: unknown } }[];
}

/** What a screen reader comes to on the page, in its order: the browser's own accessibility tree, walked through. */
export async function readingOrder(page: Page): Promise<Read[]> {
  const line = await page.context().newCDPSession(page);
  const { nodes } = (await line.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  await line.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const read: Read[] = [];
  const walk = (node: Node): void => {
    const level = node.properties?.find(({ name }) => name === 'level')?.value.value;
    if (!node.ignored)
      read.push({
        ...{ role: node.role?.value ?? '', name: (node.name?.value ?? '').trim() },
        ...(typeof level === 'number' ? { level } : {}),
      });
    for (const id of node.childIds ?? []) if (byId.has(id)) walk(byId.get(id)!);
  };
  walk(nodes[0]!);
  return read;
}

/** What somebody acts on or looks at, which says nothing to who hears the page when it has no name. */
const NAMED = new Set([
  ...['button', 'link', 'textbox', 'searchbox', 'combobox', 'listbox', 'checkbox', 'switch', 'radio', 'tab'],
  ...['menu', 'menuitem', 'menuitemradio', 'option', 'spinbutton', 'slider', 'image', 'img', 'grid'],
  ...['region', 'navigation', 'radiogroup', 'tablist', 'dialog', 'heading'],
]);

/** What is wrong with the order and the names of what is read; empty where it is as it should be. */
export function readingFaults(read: readonly Read[]): string[] {
  const headings = read.filter(({ role }) => role === 'heading');
  const first = headings.filter(({ level }) => level === 1);
  const jumps = headings.filter(
    ({ level = 1 }, index) => level > (index === 0 ? 0 : (headings[index - 1]!.level ?? 1)) + 1,
  );
  const mains = read.filter(({ role }) => role === 'main').length;
  const inMain = read.findIndex(({ role }) => role === 'main') < read.indexOf(first[0]!);
  return [
    ...(first.length === 1 ? [] : [`${first.length} headings of level 1`]),
    ...(mains === 1 ? [] : [`${mains} main parts`]),
    ...(inMain ? [] : ['the heading of level 1 stands before the main part']),
    ...jumps.map(({ name, level }) => `the heading "${name}" jumps to level ${level}`),
    ...read
      .filter(({ role, name }) => NAMED.has(role) && name === '')
      .map(({ role }) => `a ${role} has no name`),
  ];
}
