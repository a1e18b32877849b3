// Keys of every page: Ctrl K opens the palette, / goes to the search box, ? to the chapter of the help about the page. Nothing fires while a Chinese
// input method composes, and the single keys not while one types. The list of the palette is walked here, at once.
(() => {
  const palette = () => document.getElementById('ds-palette');
  const composing = e => e.isComposing || e.keyCode === 229;
  const typing = e => e.target instanceof Element && e.target.closest('input, textarea, select, [contenteditable], dialog[open], .mud-dialog');
  const lines = () => [...palette().querySelectorAll('[role=option]')];

  const mark = line => {
    const box = document.getElementById('ds-palette-text');
    lines().forEach(l => l.setAttribute('aria-selected', l === line ? 'true' : 'false'));
    line ? box.setAttribute('aria-activedescendant', line.id) : box.removeAttribute('aria-activedescendant');
    line?.scrollIntoView({ block: 'nearest' });
  };

  const open = () => {
    const dialog = palette();
    if (dialog && !dialog.open) {
      dialog.showModal();
      const box = document.getElementById('ds-palette-text');
      box.focus();
      box.select();
      mark(lines()[0]);
    }
  };

  const go = line => {
    if (line) {
      palette().close();
      Blazor.navigateTo(line.dataset.href);
    }
  };

  const search = () => document.querySelector('main input[type=search]') ?? document.querySelector('main [role=search] input');

  // The heading of a new page gets the focus, unless somebody's keys led elsewhere on that page before its turn came.
  let pressedAt = '';
  addEventListener('keydown', () => { pressedAt = location.href; }, true);
  window.duoshiKeys = {
    focusPage: selector => {
      const busy = pressedAt === location.href && document.activeElement?.closest('main');
      const heading = document.querySelector(selector);
      if (!busy && heading) {
        heading.tabIndex < 0 && heading.setAttribute('tabindex', '-1');
        heading.focus();
      }
    },
  };

  // The text of a counting rule is put away without moving pointer or focus, and comes back with the next visit.
  const shut = e => e.target instanceof Element && e.target.closest('.ds-rule')?.classList.remove('ds-rule-shut');
  addEventListener('pointerout', shut);
  addEventListener('focusout', shut);

  addEventListener('keydown', e => {
    if (composing(e)) {
      return;
    }

    if (e.key === 'Escape') {
      document.querySelectorAll('.ds-rule:is(:hover, :focus-within)').forEach(r => r.classList.add('ds-rule-shut'));
    }

    if ((e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey && e.key.toLowerCase() === 'k' && palette()) {
      e.preventDefault();
      palette().open ? palette().close() : open();
      return;
    }

    if (palette()?.open) {
      const all = lines();
      const at = all.findIndex(l => l.getAttribute('aria-selected') === 'true');
      if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
        e.preventDefault();
        mark(all[Math.min(Math.max(at + (e.key === 'ArrowDown' ? 1 : -1), 0), all.length - 1)]);
      } else if (e.key === 'Enter') {
        e.preventDefault();
        go(all[at] ?? all[0]);
      }

      return;
    }

    if (e.ctrlKey || e.metaKey || e.altKey || typing(e)) {
      return;
    }

    if (e.key === '/') {
      const box = search();
      if (box) {
        e.preventDefault();
        box.focus();
        box.select?.();
      } else if (palette()) {
        e.preventDefault();
        open();
      }
    } else if (e.key === '?' && palette()) {
      e.preventDefault();
      Blazor.navigateTo(document.querySelector('[data-ds-help]')?.getAttribute('href') ?? '/help');
    }
  });

  addEventListener('click', e => {
    if (e.target instanceof Element) {
      if (e.target.closest('[data-ds-palette]')) {
        open();
      } else if (e.target === palette()) {
        palette().close();
      } else if (palette()?.open) {
        go(e.target.closest('#ds-palette [role=option]'));
      }
    }
  });

  // New findings: the first one is marked again.
  new MutationObserver(changes => {
    if (palette()?.open && changes.some(c => c.type === 'childList' && c.target instanceof Element && c.target.closest('#ds-palette'))) {
      mark(lines()[0]);
    }
  }).observe(document, { subtree: true, childList: true });
})();
