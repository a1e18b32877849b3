// Keys that move in the tree must not scroll the page; which they are, only the browser can decide in time.
const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'];

export function keepArrows(tree) {
  tree.addEventListener('keydown', e => {
    if (keys.includes(e.key) && !e.ctrlKey && !e.metaKey && !e.altKey) {
      e.preventDefault();
    }
  });
}
