// Moves the focus among the lines of a tree (WAI-ARIA tree pattern). Done in the browser, at once: keys typed faster
// than the server answers reach the right line. Opening and closing is the server's.
export function moveByKeys(tree) {
  tree.addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey) {
      return;
    }

    const lines = [...tree.querySelectorAll('[role=treeitem]')];
    const at = lines.indexOf(document.activeElement);
    const level = line => Number(line.getAttribute('aria-level'));
    const expanded = at >= 0 ? lines[at].getAttribute('aria-expanded') : null;
    const above = () => lines.slice(0, at).findLast(line => level(line) < level(lines[at]));
    const next = {
      ArrowDown: () => lines[at + 1],
      ArrowUp: () => lines[at - 1],
      Home: () => lines[0],
      End: () => lines.at(-1),
      ArrowRight: () => expanded === 'true' ? lines[at + 1] : null,
      ArrowLeft: () => expanded === 'true' ? null : above(),
    }[e.key];
    if (next) {
      e.preventDefault();
      next()?.focus();
    }
  });
}

export function show(line) {
  line.scrollIntoView({ block: 'center' });
}
