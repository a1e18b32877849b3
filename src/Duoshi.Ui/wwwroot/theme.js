// Light or dark: what the user chose, else what the system prefers. Runs before the first paint.
window.duoshiTheme = {
  current: () => localStorage.getItem("duoshi-theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"),
  choose: theme => { localStorage.setItem("duoshi-theme", theme); document.documentElement.dataset.theme = theme; },
};
document.documentElement.dataset.theme = window.duoshiTheme.current();
