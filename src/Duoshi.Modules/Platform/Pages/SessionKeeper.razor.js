// While somebody uses the page the session is renewed; when nobody did for the idle time the page is loaded again,
// and the server says what is still allowed.
let timer;
let last = Date.now();
const seen = () => { last = Date.now(); };

export function start(idleSeconds) {
  for (const kind of ["pointerdown", "keydown", "wheel"]) addEventListener(kind, seen, { passive: true, capture: true });
  const every = Math.max(10, idleSeconds / 6);
  timer = setInterval(async () => {
    const quiet = (Date.now() - last) / 1000;
    if (quiet < every) await fetch("/session", { method: "POST" }).catch(() => { });
    else if (quiet > idleSeconds) location.reload();
  }, every * 1000);
}

export function stop() {
  clearInterval(timer);
  for (const kind of ["pointerdown", "keydown", "wheel"]) removeEventListener(kind, seen, { capture: true });
}
