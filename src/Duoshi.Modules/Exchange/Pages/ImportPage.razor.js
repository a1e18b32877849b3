// Rows of a batch by keyboard: j, k or the arrows move among them, a accepts, r asks for the reason of a refusal; Enter opens a
// row by itself. Done in the browser, at once. Nothing fires while an input method composes or while one types.
export function rowKeys(list) {
  const rows = () => [...list.querySelectorAll(':scope > .ds-import-row > summary')];
  const ownRow = () => document.activeElement?.closest?.('.ds-import-row');
  const at = () => rows().findIndex(summary => summary.parentElement === ownRow());
  let last = -1;

  const go = index => {
    const all = rows();
    last = Math.min(Math.max(index, 0), all.length - 1);
    all[last]?.focus();
    all[last]?.scrollIntoView({ block: 'nearest' });
  };

  const refuse = row => {
    if (!row.open) {
      row.querySelector('summary').click();
    }

    row.querySelector('[data-ds-reason]')?.focus();
  };

  const pressed = e => {
    if (!list.isConnected) {
      document.removeEventListener('keydown', pressed);
      return;
    }

    if (e.isComposing || e.keyCode === 229 || e.ctrlKey || e.metaKey || e.altKey || document.querySelector('dialog[open]')) {
      return;
    }

    const row = ownRow();
    if (e.target instanceof Element && e.target.closest('input, textarea, select, [contenteditable], .mud-dialog')) {
      if (e.key === 'Escape' && e.target.matches('[data-ds-reason]')) {
        row?.querySelector('summary').focus();
      }

      return;
    }

    // Arrows scroll the page as ever, unless the focus is on a row.
    const onRow = document.activeElement?.parentElement === row && document.activeElement?.matches('summary');
    const step = { j: 1, k: -1, ArrowDown: onRow ? 1 : 0, ArrowUp: onRow ? -1 : 0 }[e.key];
    if (step) {
      e.preventDefault();
      go(at() < 0 ? (last < 0 ? 0 : last) : at() + step);
    } else if (row && e.key === 'a') {
      e.preventDefault();
      last = at();
      row.querySelector('[data-ds-accept]')?.click();
    } else if (row && e.key === 'r') {
      e.preventDefault();
      last = at();
      refuse(row);
    }
  };

  document.addEventListener('keydown', pressed);

  // Once the reason is sent the row itself has the focus again: the next key goes on from there.
  list.addEventListener('submit', e => {
    const reason = e.target.querySelector('[data-ds-reason]');
    if (reason?.value.trim()) {
      last = at();
      reason.closest('.ds-import-row').querySelector('summary').focus();
    }
  });

  // A row decided may leave the list it stood in: the focus goes to what took its place.
  new MutationObserver(() => {
    if (last >= 0 && document.activeElement === document.body) {
      go(last);
    }
  }).observe(list, { childList: true });
}
